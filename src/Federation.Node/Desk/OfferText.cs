using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Jobs.Gate;
using Federation.Domain.Referrals;

namespace Federation.Node.Desk;

/// <summary>What an employer proposes: sealed until the hub publishes; the contact after that too.</summary>
public sealed record OfferText(Posting Posting, ApplicationContact? Contact)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        // Sealed, and read back by this program alone: accents need no escape.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    internal static byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Options);

    /// <summary>Null when it is not what this program wrote.</summary>
    public static T? Read<T>(byte[]? plaintext) where T : class
    {
        try
        {
            return plaintext is null ? null : JsonSerializer.Deserialize<T>(plaintext, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The same words have the same print, and no others have it.</summary>
    public string Print() => Convert.ToHexStringLower(SHA256.HashData(Write(this)));

    public override string ToString() => "[scellé]";
}

/// <summary>What the form carries from its first step: sending it twice proposes one offer, and its link opens all offers proposed with it.</summary>
/// <param name="Secret">Of the employer's private link: new, or the one that the employer came with.</param>
public sealed record OfferTicket(OfferId Id, string Secret)
{
    public static OfferTicket Draw(IIdentifiers identifiers, string? secret = null) => new(OfferId.Of(identifiers.Next()), secret ?? identifiers.Secret());

    /// <summary>What the hub keeps of the secret: it opens nothing.</summary>
    public string Owner => PrivateLink.Hash(Secret);

    public override string ToString() => Id.ToString();
}

/// <param name="Findings">What the gate says of the text, unlawful points first; also when nothing was refused.</param>
public sealed record Proposed(Reply Reply, ImmutableArray<GateFinding> Findings);

/// <param name="Value">Null when refused.</param>
public sealed record Opened<T>(Refusal? Refusal, T? Value) where T : class
{
    public override string ToString() => "[scellé]";
}
