using Federation.Domain.Grains;

namespace Federation.Storage.Accounts;

/// <param name="EmailLookup">Keyed hash of the address: finds the account, gives no address back.</param>
/// <param name="SealedEmail">The address, for writing to it.</param>
public sealed record Account(Guid Id, HubId Hub, Role Role, string EmailLookup, byte[] SealedEmail, DateTimeOffset CreatedAt, DateTimeOffset? DisabledAt);

/// <summary>Who may sign in. Not part of any feed: accounts are the installation's, not a hub's story.</summary>
public interface IAccountStore
{
    Task Add(Account account, CancellationToken cancel);

    Task<IReadOnlyList<Account>> FindByLookup(string emailLookup, CancellationToken cancel);

    Task<Account?> Get(Guid id, CancellationToken cancel);

    Task<IReadOnlyList<Account>> ListOfHub(HubId hub, CancellationToken cancel);

    Task Disable(Guid id, DateTimeOffset at, CancellationToken cancel);

    Task AddLink(string tokenHash, Guid account, DateTimeOffset expiresAt, CancellationToken cancel);

    /// <summary>The link's account, to one caller only however many try; null when used, expired or unknown.</summary>
    Task<Account?> UseLink(string tokenHash, DateTimeOffset now, CancellationToken cancel);

    Task PurgeLinks(DateTimeOffset before, CancellationToken cancel);
}
