using Federation.Domain.Grains;
using Federation.Domain.Privacy;

namespace Federation.Domain.Referrals;

/// <summary>
/// What another hub's program says is checked before it is remembered: it may be of another version, or broken, and a rule that stumbles over
/// an entry would stop all that follows it in that feed.
/// </summary>
public static class Hearsay
{
    public const int LongestSource = 300;

    public static bool IsSound(Hear hear, GrainId self) => hear.Fact switch
    {
        null => false,
        ReferralSent sent => IsSound(sent.Letter, self),
        ReferralMirrored mirrored => IsSound(mirrored.Letter, self),
        CallOpened opened => IsSound(opened.Letter, self),
        ReferralMoved moved => Known(moved.To) && Known(moved.Reason) && Known(moved.Question) && (moved.Note is null || Known(moved.Note.Kind)),
        ReferralHeard heard => Known(heard.Told),
        ReferralAligned aligned => Known(aligned.Status),
        ReferralAnswered answered => answered.Answer is { Kind: SealKind.Answer },
        ReferralDisclosed told => Known(told.What) && Known(told.Purpose) && Known(told.Danger) && TextId.IsSlug(told.TextVersion, 40),
        ReferralDisclosureStopped stopped => Known(stopped.What),
        ReferralOutcomeGiven outcome => Known(outcome.Helped),
        _ => true,
    };

    /// <summary>The letter is about this very request: a grain is not opened under another's name.</summary>
    private static bool IsSound(Letter? letter, GrainId self) =>
        letter is { Need: { } need } && need.CheckCodes() is null && letter.Id.ToString() == self.Key && letter.ShortCode != default
        && letter.Origin != default && Known(letter.Route) && letter.Source is null or { Length: <= LongestSource };

    private static bool Known<T>(T value) where T : struct, Enum => Enum.IsDefined(value);

    private static bool Known<T>(T? value) where T : struct, Enum => value is not { } some || Enum.IsDefined(some);
}
