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

    /// <summary>Accounts of one question.</summary>
    private const int Chunk = 500;

    /// <summary>Queues a letter with a link if accounts have the address; who asked is not told whether there were any.</summary>
    /// <returns>The letter; null when no account has the address.</returns>
    public async Task<QueuedMail?> Request(string email, CancellationToken cancel)
    {
        var found = (await accounts.FindByLookup(Lookup(email), cancel)).FirstOrDefault();
        if (found is null)
        {
            return null;
        }

        var letter = SignInLetter.Of(found, identifiers.Next(), clock.GetUtcNow());
        await queue.Enqueue([letter], null, cancel);
        return letter;
    }

    /// <summary>A new link's token; only its hash is stored. Null when the account is closed.</summary>
    public async Task<string?> Link(Guid account, TimeSpan lasts, CancellationToken cancel)
    {
        var token = identifiers.Secret() + identifiers.Secret();
        var now = clock.GetUtcNow();
        return await accounts.AddLink(Hash(token), account, now, now + lasts, cancel) ? token : null;
    }

    /// <summary>Who the link is for, once; null when it was used, is too old, or never was.</summary>
    public async Task<ClaimsIdentity?> Use(string token, CancellationToken cancel)
    {
        if (token.Length is 0 or > 100 || await accounts.UseLink(Hash(token), clock.GetUtcNow(), cancel) is not { Address: { } address } account)
        {
            return null;
        }

        // One person may coordinate for several hubs: one session, a right for each account. None if they were closed this instant.
        var rights = (await accounts.FindByLookup(address.Lookup, cancel)).Select(RightOf).ToList();
        return rights.Count == 0 ? null : HubClaims.Identity(account.Id.ToString(), rights, Scheme);
    }

    /// <summary>Of these rights, those whose account is open.</summary>
    public async Task<IReadOnlySet<HubRight>> Open(IEnumerable<HubRight> rights, CancellationToken cancel)
    {
        var open = new HashSet<HubRight>();
        var ids = rights.Select(right => Guid.TryParse(right.Account, out var id) ? id : (Guid?)null).OfType<Guid>().Distinct();
        foreach (var some in ids.Chunk(Chunk))
        {
            open.UnionWith((await accounts.Open(some, cancel)).Select(RightOf));
        }

        return open;
    }

    /// <summary>The same session with what is left of its rights: the account of one hub that was closed takes nothing from the others. Null when nothing is left.</summary>
    public async Task<ClaimsPrincipal?> StillStands(ClaimsPrincipal user, CancellationToken cancel)
    {
        var rights = user.Rights();
        var open = await Open(rights, cancel);
        var left = rights.Where(open.Contains).ToList();
        return left.Count == 0 ? null : left.Count == rights.Count ? user : new ClaimsPrincipal(HubClaims.Identity(user.SessionOf(), left, Scheme));
    }

    public async Task<Guid> Open(HubId hub, Role role, string email, CancellationToken cancel)
    {
        if (role is not (Role.Coordinator or Role.Administrator))
        {
            throw new ArgumentOutOfRangeException(nameof(role));
        }

        var lookedUp = Lookup(email);
        if ((await accounts.FindByLookup(lookedUp, cancel)).FirstOrDefault(account => account.Hub == hub && account.Role == role) is { } known)
        {
            return known.Id;
        }

        var id = identifiers.Next();
        var address = new AccountAddress(lookedUp, sealer.Seal(Accounts, id, Encoding.UTF8.GetBytes(email.Trim())));
        await accounts.Add(new Account(id, hub, role, address, clock.GetUtcNow(), null), cancel);
        return id;
    }

    /// <summary>Null once the account is closed.</summary>
    /// <exception cref="CryptographicException">The key that sealed it is gone.</exception>
    public string? Email(Account account) => account.Address is { } address ? Encoding.UTF8.GetString(sealer.Open(Accounts, account.Id, address.Sealed)) : null;

    private string Lookup(string email) => lookup.OfEmail(email);

    private static HubRight RightOf(Account account) => new(account.Id.ToString(), account.Hub, account.Role);

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(token)));
}
