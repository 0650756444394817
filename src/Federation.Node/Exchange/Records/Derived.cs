using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Referrals;

namespace Federation.Node.Exchange.Records;

/// <summary>
/// Identities of an imported example, made of its own id, so that the same folder imported again is recognised. A real request never gets
/// these: its identifiers are drawn.
/// </summary>
internal static class Derived
{
    // 1 January 2026, in milliseconds: a UUIDv7 needs an instant, and this one says "not drawn".
    private const long Instant = 1_767_225_600_000;

    public static string Content(JsonElement record)
    {
        using var memory = new MemoryStream();
        using (var writer = new Utf8JsonWriter(memory))
        {
            record.WriteTo(writer);
        }

        return Convert.ToHexStringLower(SHA256.HashData(memory.GetBuffer().AsSpan(0, (int)memory.Length)))[..24];
    }

    public static IdempotencyKey Key(string file, string id, string content, int step = 0) =>
        IdempotencyKey.Parse($"import:{file[..^5]}:{id}:{content}" + (step == 0 ? "" : $":{step}"));

    public static ReferralId Referral(HubId origin, string id, string part = "") => ReferralId.Of(Uuid($"referral/{origin}/{id}/{part}"));

    public static OfferId Offer(HubId hub, string id) => OfferId.Of(Uuid($"offer/{hub}/{id}"));

    /// <summary>Version 7, of a fixed instant.</summary>
    private static Guid Uuid(string name)
    {
        var bytes = Hash(name).AsSpan(0, 16);
        BinaryPrimitives.WriteInt64BigEndian(bytes, (Instant << 16) | (ushort)(0x7000 | (BinaryPrimitives.ReadUInt16BigEndian(bytes[6..]) & 0x0FFF)));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true);
    }

    public static ShortCode Code(ReferralId id)
    {
        var bytes = Hash($"shortcode/{id}");
        var next = 0;
        return ShortCode.Draw(end => bytes[next++] % end);
    }

    /// <summary>The hash of nothing that could be given: no private link opens an example.</summary>
    public static string ClosedLink { get; } = new('0', 64);

    /// <summary>Between 9:00 and 17:00, always the same for the same example.</summary>
    public static TimeOnly Hour(object id) => new TimeOnly(9, 0).AddMinutes(BinaryPrimitives.ReadUInt16BigEndian(Hash($"hour/{id}")) % (8 * 60));

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
