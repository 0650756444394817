using System.Buffers.Text;
using System.Text;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Referrals;
using Federation.Domain.Training;

namespace Federation.Gateway.GraphQL.Ids;

/// <summary>
/// The id of anything, for clients to keep and give back: base64url of <c>1:hub/kind/key</c>. It names and opens nothing: who asks is checked when it
/// is loaded. The leading number lets another form come later.
/// </summary>
public static class GlobalId
{
    private const string Version = "1:";
    private const int Longest = 200;

    public static string Write(GrainId grain) => Base64Url.EncodeToString(Encoding.ASCII.GetBytes($"{Version}{grain}"));

    /// <summary>One spelling for each thing: two would be two keys in a client's cache.</summary>
    public static bool TryRead(string text, out GrainId grain)
    {
        grain = default;
        return text.Length is > 0 and <= Longest && Base64Url.IsValid(text)
            && Encoding.ASCII.GetString(Base64Url.DecodeFromChars(text)) is var plain && plain.StartsWith(Version, StringComparison.Ordinal)
            && GrainId.TryParse(plain[Version.Length..], out grain) && IsSound(grain) && Write(grain) == text;
    }

    private static bool IsSound(GrainId grain) => grain.Kind switch
    {
        GrainKind.Platform => grain == GrainId.Platform(grain.Hub),
        GrainKind.Referral or GrainKind.Call => ReferralId.TryParse(grain.Key, out _),
        GrainKind.Offer => OfferId.TryParse(grain.Key, out _),
        GrainKind.Trainer => TrainerId.TryParse(grain.Key, out _),
        GrainKind.Pair => PairId.TryParse(grain.Key, out _),
        GrainKind.Booking => BookingId.TryParse(grain.Key, out _),
        _ => true,
    };
}
