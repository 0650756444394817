using System.Text.Json.Serialization;
using Federation.Domain.Grains;

namespace Federation.Domain.Privacy;

[JsonConverter(typeof(CodeConverter<SealKind>))]
public enum SealKind
{
    /// <summary>Name and ways to be reached.</summary>
    Contact,

    /// <summary>The free text of a request.</summary>
    Story,

    /// <summary>A question in a coordinator's words.</summary>
    Question,

    /// <summary>The person's answer.</summary>
    Answer,

    /// <summary>An offer's form that is not finished.</summary>
    Draft,

    /// <summary>An offer's words and contact, as proposed and not published.</summary>
    Proposal,

    /// <summary>Whom to reach to apply, while the offer is shown.</summary>
    Application,

    /// <summary>A coordinator's words about a text that is sent back.</summary>
    Remark,

    /// <summary>What an alert looks for: words that were typed, and what was ticked beside them.</summary>
    Criteria,

    /// <summary>Where letters of an alert go, with the secret of the link in them.</summary>
    Address,

    /// <summary>Name of a trainer, and ways to reach one.</summary>
    Trainer,
}

/// <summary>Ciphertext on its way to its row: it is stored beside the entries, in the same transaction, and never inside one.</summary>
public sealed record SealedEnvelope(Guid Id, SealKind Kind, byte[] Ciphertext)
{
    /// <summary>Bytes; more is refused before it is read whole.</summary>
    public const int Largest = 16 * 1024;

    /// <summary>Of an offer, which is read by everybody in the end and may say more than a request.</summary>
    public const int LargestOffer = 64 * 1024;

    public bool IsSound(SealKind kind) => Kind == kind && Ciphertext is not null && Ciphertext.Length <= (kind is SealKind.Draft or SealKind.Proposal ? LargestOffer : Largest);
}

/// <summary>What an entry may say of a sealed row: that it exists.</summary>
public sealed record SealRef(Guid Id, SealKind Kind);

[JsonConverter(typeof(CodeConverter<ConsentScope>))]
public enum ConsentScope
{
    /// <summary>Nobody: the request stays anonymous until the person says otherwise.</summary>
    Nobody,

    /// <summary>One named hub, if it accepts.</summary>
    ThatHub,

    /// <summary>Any hub that accepts.</summary>
    AnyAcceptingHub,
}

/// <summary>What the person agreed to, under which version of the text, until when.</summary>
public sealed record Consent(ConsentScope Scope, HubId? Hub, DateTimeOffset Until, string TextVersion)
{
    public static Consent Nobody { get; } = new(ConsentScope.Nobody, null, DateTimeOffset.UnixEpoch, "none");

    /// <summary>Not for longer than people can remember having agreed.</summary>
    public const int LongestDays = 400;

    /// <summary>The version of a text is a code: a sentence could not enter a feed by this door.</summary>
    public bool IsSound(DateTimeOffset now) =>
        Enum.IsDefined(Scope) && TextId.IsSlug(TextVersion, 40) && (Scope == ConsentScope.ThatHub) == Hub.HasValue && Hub != default(HubId)
        && (Scope == ConsentScope.Nobody || Until <= now.AddDays(LongestDays));

    public bool Covers(HubId hub, DateTimeOffset now) => now < Until && Scope switch
    {
        ConsentScope.AnyAcceptingHub => true,
        ConsentScope.ThatHub => Hub == hub,
        _ => false,
    };
}

[JsonConverter(typeof(CodeConverter<DisclosurePurpose>))]
public enum DisclosurePurpose
{
    /// <summary>To reach the person about this request, which the hub accepted.</summary>
    AnswerTheRequest,

    /// <summary>A coordinator judged that somebody is in danger; recorded with its reason, and shown.</summary>
    Danger,

    /// <summary>Whom to reach to apply: shown to everybody on the page of a published offer, until its end.</summary>
    Application,

    /// <summary>To reach who registered for a session, for the hub that gives it.</summary>
    Registration,
}

[JsonConverter(typeof(CodeConverter<DangerReason>))]
public enum DangerReason
{
    DangerForThePerson,
    DangerForSomebodyElse,
}

/// <summary>What was opened, to whom, why, until when, under which text; and how often it was looked at.</summary>
public sealed record Disclosure(
    SealKind What, HubId To, DisclosurePurpose Purpose, DateTimeOffset Since, DateTimeOffset Until, string TextVersion, DateTimeOffset? StoppedAt = null, int Openings = 0, DateTimeOffset? LastOpenedAt = null, DangerReason? Danger = null)
{
    public bool IsInForce(DateTimeOffset now) => StoppedAt is null && now < Until;
}
