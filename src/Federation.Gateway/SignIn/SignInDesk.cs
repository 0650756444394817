using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Federation.Domain.Grains;
using Federation.Node.Desk;
using Federation.Storage.Accounts;
using Federation.Storage.Mail;
using Federation.Storage.Privacy;

namespace Federation.Gateway.SignIn;

/// <summary>One-time links by e-mail: no password to lose, nothing to guess. What is stored of a link or an address cannot be turned back into it.</summary>
public sealed class SignInDesk(IAccountStore accounts, KeyedHash lookup, ISealer sealer, IMailQueue queue, IIdentifiers identifiers, TimeProvider clock)
{
    public const string Scheme = "federation";

    public static readonly TimeSpan LinkLasts = TimeSpan.FromMinutes(20);

    /// <summary>The sealing context of addresses of accounts.</summary>
    private static readonly HubId Accounts = HubId.Parse("accounts");

    /// <summary>Queues a letter with a link if accounts have the address; who asked is not told whether there were any.</summary>
    /// <returns>The letter; null when no account has the address.</returns>
    public async Task<QueuedMail?> Request(string email, CancellationToken cancel)
    {
        var found = (await accounts.FindByLookup(Lookup(email), cancel)).FirstOrDefault(account => account.DisabledAt is null);
        if (found is null)
        {
            return null;
        }

        var letter = SignInLetter.Of(found, identifiers.Next(), clock.GetUtcNow());
        await queue.Enqueue([letter], null, cancel);
        return letter;
    }

    /// <summary>A new link's token; only its hash is stored.</summary>
    public async Task<string> Link(Guid account, TimeSpan lasts, CancellationToken cancel)
    {
        var token = identifiers.Secret() + identifiers.Secret();
        await accounts.AddLink(Hash(token), account, clock.GetUtcNow() + lasts, cancel);
        return token;
    }

    /// <summary>Who the link is for, once; null when it was used, is too old, or never was.</summary>
    public async Task<ClaimsIdentity?> Use(string token, CancellationToken cancel)
    {
        if (token.Length is 0 or > 100 || await accounts.UseLink(Hash(token), clock.GetUtcNow(), cancel) is not { DisabledAt: null } account)
        {
            return null;
        }

        // One person may coordinate for several hubs: one session, a role for each.
        var all = (await accounts.FindByLookup(account.EmailLookup, cancel)).Where(other => other.DisabledAt is null);
        return HubClaims.Identity(account.Id.ToString(), all.Select(other => (other.Hub, other.Role)), Scheme);
    }

    public async Task<bool> IsStillOpen(string account, CancellationToken cancel) =>
        Guid.TryParse(account, out var id) && await accounts.Get(id, cancel) is { DisabledAt: null };

    /// <summary>For which hubs the person of this account may act now; none once it is closed.</summary>
    public async Task<IReadOnlyList<HubId>> HubsOf(string account, CancellationToken cancel)
    {
        if (!Guid.TryParse(account, out var id) || await accounts.Get(id, cancel) is not { DisabledAt: null } open)
        {
            return [];
        }

        return [.. (await accounts.FindByLookup(open.EmailLookup, cancel)).Where(other => other.DisabledAt is null).Select(other => other.Hub).Distinct()];
    }

    public async Task<Guid> Open(HubId hub, Role role, string email, CancellationToken cancel)
    {
        if (role is not (Role.Coordinator or Role.Administrator))
        {
            throw new ArgumentOutOfRangeException(nameof(role));
        }

        var lookedUp = Lookup(email);
        if ((await accounts.FindByLookup(lookedUp, cancel)).FirstOrDefault(account => account.Hub == hub && account.Role == role && account.DisabledAt is null) is { } known)
        {
            return known.Id;
        }

        var id = identifiers.Next();
        await accounts.Add(new Account(id, hub, role, lookedUp, sealer.Seal(Accounts, id, Encoding.UTF8.GetBytes(email.Trim())), clock.GetUtcNow(), null), cancel);
        return id;
    }

    public string Email(Account account) => Encoding.UTF8.GetString(sealer.Open(Accounts, account.Id, account.SealedEmail));

    private string Lookup(string email) => lookup.OfEmail(email);

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(token)));
}
