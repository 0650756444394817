using Federation.Domain.Referrals;

namespace Federation.Testing;

/// <summary>Chance that can be repeated: say the seed in the failure's message.</summary>
public static class Seeds
{
    public static Random Of(int seed) => new(seed);

    public static T Pick<T>(this Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];

    public static bool Chance(this Random random, double share) => random.NextDouble() < share;

    /// <summary>A version 7 UUID of this instant, drawn from this chance.</summary>
    public static Guid NextGuid(this Random random, DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        var milliseconds = at.ToUnixTimeMilliseconds();
        for (var i = 5; i >= 0; i--)
        {
            bytes[i] = (byte)milliseconds;
            milliseconds >>= 8;
        }

        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x70);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    public static ReferralId NextReferralId(this Random random, DateTimeOffset at) => ReferralId.Of(random.NextGuid(at));

    public static ShortCode NextShortCode(this Random random) => ShortCode.Draw(random.Next);
}
