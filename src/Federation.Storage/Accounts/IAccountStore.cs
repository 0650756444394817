using Federation.Domain.Grains;
using Federation.Storage.Feeds;

namespace Federation.Storage.Accounts;

/// <param name="Id">Opaque: what a <see cref="Caller"/> carries and an entry may hold.</param>
/// <param name="Role">Coordinator or administrator.</param>
/// <param name="EmailLookup">See <see cref="Privacy.KeyedHash"/>.</param>
/// <param name="SealedEmail">See <see cref="Privacy.ISealer"/>.</param>
public sealed record Account(Guid Id, HubId Hub, Role Role, string EmailLookup, byte[] SealedEmail, DateTimeOffset CreatedAt, DateTimeOffset? DisabledAt);

/// <summary>Who may sign in, and the links that let them. Throws <see cref="StorageException"/> as the feeds do.</summary>
public interface IAccountStore
{
    Task Add(Account account, CancellationToken cancel);

    Task<Account?> Get(Guid id, CancellationToken cancel);

    /// <summary>One address may have an account in several hubs. Disabled ones are listed too.</summary>
    Task<IReadOnlyList<Account>> FindByLookup(string lookup, CancellationToken cancel);

    /// <summary>Oldest first.</summary>
    Task<IReadOnlyList<Account>> ListOfHub(HubId hub, CancellationToken cancel);

    /// <summary>Its links stop working at once. False when there is no such account; the first instant stays.</summary>
    Task<bool> Disable(Guid id, DateTimeOffset at, CancellationToken cancel);

    Task AddLink(string tokenHash, Guid account, DateTimeOffset expires, CancellationToken cancel);

    /// <summary>The account, once; null for a link that is unknown, used, expired or of a disabled account.</summary>
    Task<Account?> UseLink(string tokenHash, DateTimeOffset now, CancellationToken cancel);

    /// <summary>Drops the links that expired before.</summary>
    Task<int> PurgeLinks(DateTimeOffset before, CancellationToken cancel);
}
