using Federation.Domain.Grains;

namespace Federation.Storage.Accounts;

internal sealed class AccountRow
{
    public string Id { get; init; } = "";

    public string Hub { get; init; } = "";

    public string Role { get; init; } = "";

    public string? Lookup { get; init; }

    public byte[]? Ciphertext { get; init; }

    public long Created { get; init; }

    public long? Disabled { get; init; }

    public static AccountRow Of(Account account) => account is { DisabledAt: null, Address: { } address }
        ? new AccountRow
        {
            Id = account.Id.ToString(), Hub = account.Hub.ToString(), Role = Codes<Role>.Of(account.Role), Lookup = address.Lookup, Ciphertext = address.Sealed,
            Created = account.CreatedAt.ToUnixTimeMilliseconds(),
        }
        : throw new ArgumentException("an account begins open, with an address", nameof(account));

    public Account Account() => new(
        Guid.Parse(Id), HubId.Parse(Hub), Codes<Role>.Parse(Role), Lookup is null || Ciphertext is null ? null : new AccountAddress(Lookup, Ciphertext),
        DateTimeOffset.FromUnixTimeMilliseconds(Created), Disabled is { } disabled ? DateTimeOffset.FromUnixTimeMilliseconds(disabled) : null);
}
