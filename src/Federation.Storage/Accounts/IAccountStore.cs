using Federation.Domain.Grains;
using Federation.Storage.Feeds;

namespace Federation.Storage.Accounts;

/// <param name="Lookup">See <see cref="Privacy.KeyedHash"/>.</param>
/// <param name="Sealed">See <see cref="Privacy.ISealer"/>.</param>
public sealed record AccountAddress(string Lookup, byte[] Sealed);

/// <param name="Id">Opaque: what a <see cref="Caller"/> carries and an entry may hold.</param>
/// <param name="Role">Coordinator or administrator.</param>
/// <param name="Address">Null as soon as the account is closed: it is erased by the closing.</param>
public sealed record Account(Guid Id, HubId Hub, Role Role, AccountAddress? Address, DateTimeOffset CreatedAt, DateTimeOffset? DisabledAt);

/// <summary>Who may sign in, and the links that let them. Throws <see cref="StorageException"/> as the feeds do.</summary>
public interface IAccountStore
{
    /// <summary>Rung when an account was closed through this store, once that is durable: its sessions end.</summary>
    event Action<Guid>? Closed;

    /// <param name="account">An open one.</param>
    Task Add(Account account, CancellationToken cancel);

    Task<Account?> Get(Guid id, CancellationToken cancel);

    /// <summary>Those of them that are open, the oldest first.</summary>
    Task<IReadOnlyList<Account>> Open(IReadOnlyCollection<Guid> ids, CancellationToken cancel);

    /// <summary>Open ones, the oldest first. One address may have an account in several hubs; nothing leads from it to a closed one.</summary>
    Task<IReadOnlyList<Account>> FindByLookup(string lookup, CancellationToken cancel);

    /// <summary>Oldest first, closed ones too.</summary>
    Task<IReadOnlyList<Account>> ListOfHub(HubId hub, CancellationToken cancel);

    /// <summary>
    /// For good, in one transaction: the address, its look-up and the links are gone; id, hub, role and instants stay for what the account did. A repeat
    /// changes nothing, and the first instant stays. False when there is no such account.
    /// </summary>
    Task<bool> Close(Guid id, DateTimeOffset at, CancellationToken cancel);

    /// <summary>Drops the links that have expired, too. False when the account is closed or unknown: there is no link then.</summary>
    Task<bool> AddLink(string tokenHash, Guid account, DateTimeOffset now, DateTimeOffset expires, CancellationToken cancel);

    /// <summary>The account, once; null for a link that is unknown, used, expired or of a closed account. Nothing stays of a link that was used.</summary>
    Task<Account?> UseLink(string tokenHash, DateTimeOffset now, CancellationToken cancel);
}
