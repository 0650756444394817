using System.Text.Json.Serialization;
using Federation.Domain.Grains;

namespace Federation.Domain.Referrals;

/// <summary>Why a request ended, in a code. A code may retire; it never disappears and is never renumbered.</summary>
[JsonConverter(typeof(CodeConverter<Reason>))]
public enum Reason
{
    // The hub's side: declined.
    NoCapacity,
    ServiceNotRendered,
    OutsideTerritory,
    OutsideMission,
    NotEnoughInformation,
    Duplicate,
    HubOther,

    // The person's side: withdrawn.
    FoundElsewhere,
    NoLongerNeeded,
    ChangedMind,
    TooLong,
    PersonOther,

    // The clock's side: expired.
    NobodyRead,
    NobodyClaimed,
    LeaseEnded,

    // A correction.
    WrongPerson,
    Test,
    FiledTwice,
    ErrorOther,
}

public static class Reasons
{
    /// <summary>The codes that may be chosen today for this status; retired ones stay readable and are not here.</summary>
    public static IReadOnlyList<Reason> For(Status status) => status switch
    {
        Status.Declined => [Reason.NoCapacity, Reason.ServiceNotRendered, Reason.OutsideTerritory, Reason.OutsideMission, Reason.NotEnoughInformation, Reason.Duplicate, Reason.HubOther],
        Status.Withdrawn => [Reason.FoundElsewhere, Reason.NoLongerNeeded, Reason.ChangedMind, Reason.TooLong, Reason.PersonOther],
        Status.Expired => [Reason.NobodyRead, Reason.NobodyClaimed, Reason.LeaseEnded],
        Status.EnteredInError => [Reason.WrongPerson, Reason.Test, Reason.FiledTwice, Reason.ErrorOther],
        _ => [],
    };

    public static bool IsAsked(Status status) => For(status).Count > 0;
}

/// <summary>What a coordinator asks to know before answering; the words, if any, are sealed.</summary>
[JsonConverter(typeof(CodeConverter<Question>))]
public enum Question
{
    Dates,
    Place,
    Hours,
    Team,
    Way,
    Budget,
    Other,
}

/// <summary>Did it help, asked to the person.</summary>
[JsonConverter(typeof(CodeConverter<Helped>))]
public enum Helped
{
    Yes,
    Partly,
    No,
}
