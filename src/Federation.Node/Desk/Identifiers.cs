using System.Buffers.Text;
using System.Security.Cryptography;
using Federation.Domain.Grains;
using Federation.Domain.Referrals;

namespace Federation.Node.Desk;

/// <summary>Identity and randomness, given: rules and tests choose them, the program draws them here.</summary>
public interface IIdentifiers
{
    /// <summary>UUIDv7.</summary>
    Guid Next();

    /// <summary>Evenly drawn in [0, <paramref name="end"/>).</summary>
    int Below(int end);

    /// <summary>128 bits that cannot be guessed, in 22 letters fit for a URL.</summary>
    string Secret();
}

public sealed class SystemIdentifiers(TimeProvider clock) : IIdentifiers
{
    public Guid Next() => Guid.CreateVersion7(clock.GetUtcNow());

    public int Below(int end) => RandomNumberGenerator.GetInt32(end);

    public string Secret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
}

/// <summary>What a form carries from the moment it is shown, so that sending it twice files one request.</summary>
public sealed record Ticket(ReferralId Id, ShortCode ShortCode, string Secret)
{
    public static Ticket Draw(IIdentifiers identifiers) =>
        new(ReferralId.Of(identifiers.Next()), ShortCode.Draw(identifiers.Below), identifiers.Secret());

    public IdempotencyKey Key => IdempotencyKey.Parse($"file:{Id}");
}
