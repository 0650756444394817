using System.Buffers.Binary;
using System.Buffers.Text;
using Federation.Domain.Jobs;
using Federation.Domain.Referrals;
using Federation.Domain.Training;
using Federation.Node.Desk;
using Federation.Storage.Privacy;

namespace Federation.Gateway.GraphQL.Referrals;

/// <summary>
/// Identity, code and secret of a request made of the key that its command carries, under a key of this installation: a repeat is the same request
/// without anything being remembered, and nobody can compute them from outside. Code and secret are made of what is asked as well, so that who
/// repeats a key with other words is not answered with somebody's secret.
/// </summary>
public sealed class Tickets(KeyedHash hash)
{
    public Ticket Of(string key, string content) => new(ReferralId.Of(Uuid(key)), Code($"code\n{key}\n{content}"), Secret($"secret\n{key}\n{content}"));

    /// <summary>The same for an offer. Under a secret that the employer has already, the key is theirs alone and says no secret.</summary>
    public OfferTicket OfOffer(string key, string content, string? secret) =>
        new(OfferOf($"{key}\n{secret}"), secret ?? Secret($"offer secret\n{key}\n{content}"));

    /// <summary>A place of a session. Its identity is made of the key alone: other words under it are found out.</summary>
    public PlaceTicket OfPlace(string key, string content) => new(Uuid($"place\n{key}"), Secret($"place secret\n{key}\n{content}"));

    /// <summary>A trainer whom a hub adds, likewise.</summary>
    public TrainerTicket OfTrainer(string key, string content) => new(TrainerId.Of(Uuid($"trainer\n{key}")), Secret($"trainer secret\n{key}\n{content}"));

    public OfferId OfferOf(string key) => OfferId.Of(Uuid($"offer\n{key}"));

    public string Secret(string text) => Base64Url.EncodeToString(Draw(text).AsSpan(0, 16));

    /// <summary>
    /// A UUIDv7 whose time is not one: RFC 9562 (6.1) lets it be altered, and a repeat tomorrow must find the same identity. Lists are ordered by the
    /// instant of the first request, never by this.
    /// </summary>
    public Guid Uuid(string key)
    {
        var bytes = Draw($"id\n{key}")[..16];
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x70);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>28 letters out of 2^32 a draw: the bias is below one in a hundred million.</summary>
    private ShortCode Code(string text)
    {
        var bytes = Draw(text);
        var next = 0;
        return ShortCode.Draw(below => (int)(BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(4 * next++, 4)) % (uint)below));
    }

    private byte[] Draw(string text) => Convert.FromHexString(hash.Of($"ticket\n{text}"));
}
