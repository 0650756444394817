namespace Federation.Node.Tests.Simulation;

/// <summary>A fault built in on purpose, to see that the invariants would notice it.</summary>
public enum Flaw
{
    None,

    /// <summary>A follower that moves its cursor before it reacts.</summary>
    CursorBeforeReaction,

    /// <summary>An append that trusts the memory it was decided on.</summary>
    NoVersionCheck,

    /// <summary>An append that keeps no idempotency key.</summary>
    NoKeys,

    /// <summary>An append that dies between two entries.</summary>
    TornAppend,

    /// <summary>A reply given before the append.</summary>
    AnswersBeforeWriting,

    /// <summary>A copy that takes over whatever the other one tells.</summary>
    AlwaysAdopts,

    /// <summary>A copy that never takes over anything.</summary>
    NeverAdopts,

    /// <summary>An acceptance that opens the contact without asking the person.</summary>
    DisclosesWithoutConsent,

    /// <summary>A hub that takes every claim for its own.</summary>
    EveryClaimGranted,

    /// <summary>A re-routing that begins a new waiting time.</summary>
    ForgetsTheFirstRequest,

    /// <summary>An erasure that writes its entry and keeps the rows.</summary>
    ForgetsToErase,

    /// <summary>Deadlines that are never rung.</summary>
    DeafClock,

    /// <summary>A feed that gives its readers something else the second time.</summary>
    RewritesHistory,

    /// <summary>A subscription that does not look at what is shown already.</summary>
    NoCatchUp,

    /// <summary>A ledger that does not know whom it told.</summary>
    TellsTwice,

    /// <summary>A teller whose cursor does not move with what it tells.</summary>
    CursorBeforeTelling,
}
