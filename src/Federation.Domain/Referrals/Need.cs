using System.Security.Cryptography;
using System.Text.Json.Serialization;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Territories;
using Federation.Domain.Time;

namespace Federation.Domain.Referrals;

/// <summary>UUIDv7, lower case with hyphens: the same in both hubs of a referral.</summary>
[JsonConverter(typeof(TextIdConverter<ReferralId>))]
public readonly record struct ReferralId : ITextId<ReferralId>
{
    private readonly Guid _value;

    private ReferralId(Guid value) => _value = value;

    public static ReferralId Of(Guid value) => new(value);

    public static bool TryParse(string? text, out ReferralId id)
    {
        id = default;
        // The one spelling: two spellings of a key would be two grains.
        if (!Guid.TryParseExact(text, "D", out var value) || value.ToString() != text || value.Version != 7)
        {
            return false;
        }

        id = new ReferralId(value);
        return true;
    }

    public static ReferralId Parse(string text) => TextId.Parse<ReferralId>(text);

    public GrainId At(HubId hub) => new(hub, GrainKind.Referral, ToString());

    public GrainId CallAt(HubId hub) => new(hub, GrainKind.Call, ToString());

    public override string ToString() => _value.ToString();
}

/// <summary>Eight characters that can be said on the phone; no B, P, N, S, I, O, 0, 1. Written <c>7KQ4-MXRT</c>.</summary>
[JsonConverter(typeof(TextIdConverter<ShortCode>))]
public readonly record struct ShortCode : ITextId<ShortCode>
{
    public const string Alphabet = "23456789ACDEFGHJKLMQRTUVWXYZ";

    private readonly string? _text;

    private ShortCode(string text) => _text = text;

    /// <summary>Accepts lower case, spaces and a missing hyphen: people type what they heard.</summary>
    public static bool TryParse(string? text, out ShortCode code)
    {
        code = default;
        if (text is null || text.Length > 20)
        {
            return false;
        }

        Span<char> letters = stackalloc char[8];
        var count = 0;
        foreach (var c in text)
        {
            if (c is ' ' or '-' or '\u00a0')
            {
                continue;
            }

            var upper = char.ToUpperInvariant(c);
            if (count == 8 || !Alphabet.Contains(upper))
            {
                return false;
            }

            letters[count++] = upper;
        }

        if (count != 8)
        {
            return false;
        }

        code = new ShortCode(new string(letters));
        return true;
    }

    public static ShortCode Parse(string text) => TextId.Parse<ShortCode>(text);

    /// <summary>28^8 ≈ 3.8 × 10^11 codes, drawn evenly from 8 random words given by the edge.</summary>
    public static ShortCode Draw(Func<int, int> below)
    {
        Span<char> letters = stackalloc char[8];
        for (var i = 0; i < 8; i++)
        {
            letters[i] = Alphabet[below(Alphabet.Length)];
        }

        return new ShortCode(new string(letters));
    }

    public override string ToString() => _text is null ? "" : $"{_text[..4]}-{_text[4..]}";
}

/// <summary>SHA-256 of the secret of a private link: what is stored cannot open the page.</summary>
public static class PrivateLink
{
    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(secret)));

    public static bool Opens(string secret, string? hash) =>
        hash is not null && secret.Length is > 0 and <= 100
        && CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(Hash(secret)), System.Text.Encoding.ASCII.GetBytes(hash));
}

/// <summary>What is asked, in codes only: this is all that an entry says of a request.</summary>
/// <param name="Department">Where the answer is needed.</param>
/// <param name="From">Where who asks is; null when not said.</param>
/// <param name="By">The day before which it is needed; null when there is none.</param>
/// <param name="Language">ISO 639-1.</param>
public sealed record Need(ReferralKind Kind, DepartmentCode Department, Way Way, DateOnly? By, string Language, DepartmentCode? From = null)
{
    public Refusal? Check(DateTimeOffset now)
    {
        var today = ParisTime.DateOf(now);
        return CheckCodes() ?? (By is { } by && (by < today || by > today.AddYears(2)) ? Refusal.InvalidField("by") : null);
    }

    /// <summary>All but the day, which may have passed for a request that goes on.</summary>
    public Refusal? CheckCodes() =>
        !Enum.IsDefined(Kind) ? Refusal.InvalidField("kind")
        : !Enum.IsDefined(Way) ? Refusal.InvalidField("way")
        : Department == default ? Refusal.InvalidField("department")
        : From is { } from && from == default ? Refusal.InvalidField("from")
        : Language is not { Length: 2 } || !Language.All(char.IsAsciiLetterLower) ? Refusal.InvalidField("language")
        : null;
}
