using System.Text.Json.Serialization;
using Federation.Domain.Grains;

namespace Federation.Domain.Jobs;

[JsonConverter(typeof(CodeConverter<OfferStatus>))]
public enum OfferStatus
{
    Draft,
    Proposed,
    SentBack,
    Published,
    Filled,
    Expired,
    Withdrawn,
}

/// <summary>Who took a step of an offer: it is written beside the step.</summary>
[JsonConverter(typeof(CodeConverter<OfferActor>))]
public enum OfferActor
{
    /// <summary>Who proposed it.</summary>
    Employer,

    /// <summary>A coordinator of the hub that keeps it.</summary>
    Hub,

    /// <summary>A deadline.</summary>
    Clock,

    /// <summary>The same post ended at the hub whose offer this one joined.</summary>
    Lead,
}

public sealed record OfferTransition(OfferStatus From, OfferStatus To, params OfferActor[] By);

/// <summary>
/// The life of an offer as data; the terminal statuses are derived from it. What was never published can be withdrawn too, by who wrote it, by the hub,
/// or by the clock: a text that lies is a text kept for nothing.
/// </summary>
public static class OfferTransitions
{
    public static IReadOnlyList<OfferTransition> Table { get; } =
    [
        new(OfferStatus.Draft, OfferStatus.Proposed, OfferActor.Employer, OfferActor.Hub),
        new(OfferStatus.Proposed, OfferStatus.Published, OfferActor.Hub),
        new(OfferStatus.Proposed, OfferStatus.SentBack, OfferActor.Hub),
        new(OfferStatus.SentBack, OfferStatus.Proposed, OfferActor.Employer, OfferActor.Hub),
        new(OfferStatus.Published, OfferStatus.Filled, OfferActor.Employer, OfferActor.Hub, OfferActor.Lead),
        new(OfferStatus.Published, OfferStatus.Expired, OfferActor.Clock),
        new(OfferStatus.Published, OfferStatus.Withdrawn, OfferActor.Employer, OfferActor.Hub),
        new(OfferStatus.Draft, OfferStatus.Withdrawn, OfferActor.Employer, OfferActor.Hub, OfferActor.Clock),
        new(OfferStatus.Proposed, OfferStatus.Withdrawn, OfferActor.Employer, OfferActor.Hub, OfferActor.Clock),
        new(OfferStatus.SentBack, OfferStatus.Withdrawn, OfferActor.Employer, OfferActor.Hub, OfferActor.Clock),
    ];

    public static bool IsTerminal(OfferStatus status) => Table.All(line => line.From != status);

    public static bool Allows(OfferStatus from, OfferStatus to, OfferActor actor) =>
        Table.Any(line => line.From == from && line.To == to && line.By.Contains(actor));
}

/// <summary>What a coordinator asks to be mended. The words, if any, are sealed.</summary>
[JsonConverter(typeof(CodeConverter<BackReason>))]
public enum BackReason
{
    PayMissing,
    HoursMissing,
    MissionsUnclear,
    ContractUnclear,
    TooMuchAsked,
    StoryAsked,
    HowToApplyMissing,
    TeamNotReady,
    NotPeerWork,
    OutsideTerritory,
    AlreadyPublished,
    Other,
}

/// <summary>How a post was filled, asked of who says that it is.</summary>
[JsonConverter(typeof(CodeConverter<FilledHow>))]
public enum FilledHow
{
    ThroughTheFederation,
    Otherwise,
    NotSaid,
}

/// <summary>Why an offer was taken away. A code may retire; it never disappears.</summary>
[JsonConverter(typeof(CodeConverter<WithdrawnWhy>))]
public enum WithdrawnWhy
{
    // Either side.
    PostCancelled,
    NoFunding,
    Mistake,

    // The hub's side.
    NotPeerWork,
    Unlawful,
    EmployerSilent,
    Duplicate,

    // The clock's side.
    Abandoned,
    NobodyAnswered,

    Other,
}

public static class WithdrawnReasons
{
    public static IReadOnlyList<WithdrawnWhy> For(OfferActor actor) => actor switch
    {
        OfferActor.Employer => [WithdrawnWhy.PostCancelled, WithdrawnWhy.NoFunding, WithdrawnWhy.Mistake, WithdrawnWhy.Other],
        OfferActor.Hub => [WithdrawnWhy.PostCancelled, WithdrawnWhy.NoFunding, WithdrawnWhy.Mistake, WithdrawnWhy.NotPeerWork, WithdrawnWhy.Unlawful, WithdrawnWhy.EmployerSilent, WithdrawnWhy.Duplicate, WithdrawnWhy.Other],
        OfferActor.Clock => [WithdrawnWhy.Abandoned, WithdrawnWhy.NobodyAnswered],
        _ => [],
    };
}
