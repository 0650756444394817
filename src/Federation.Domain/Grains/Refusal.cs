using System.Text.Json.Serialization;

namespace Federation.Domain.Grains;

/// <summary>What kind of no; the edge derives its status from it.</summary>
[JsonConverter(typeof(CodeConverter<RefusalKind>))]
public enum RefusalKind
{
    Invalid,
    Forbidden,
    NotFound,
    Conflict,
    Gone,
    Busy,
    Unavailable,
}

/// <summary>A typed no. The code is part of the contract; the sentence for people is written at the edge, from the code.</summary>
/// <param name="Detail">A code or a field's name, never what somebody typed.</param>
public sealed record Refusal(string Code, RefusalKind Kind, string? Detail = null)
{
    /// <summary>What said no, so that the sentence names it; null: nothing that was asked by name.</summary>
    public GrainKind? Of { get; init; }

    public static Refusal NotAllowed { get; } = new("not-allowed", RefusalKind.Forbidden);

    public static Refusal UnknownGrain { get; } = new("unknown-grain", RefusalKind.NotFound);

    public static Refusal UnknownCommand { get; } = new("unknown-command", RefusalKind.Invalid);

    public static Refusal AlreadyExists { get; } = new("already-exists", RefusalKind.Conflict);

    public static Refusal ReusedKey { get; } = new("idempotency-key-reused", RefusalKind.Conflict);

    public static Refusal QueueFull { get; } = new("queue-full", RefusalKind.Busy);

    public static Refusal TooContended { get; } = new("too-contended", RefusalKind.Busy);

    public static Refusal StorageUnavailable { get; } = new("storage-unavailable", RefusalKind.Unavailable);

    /// <summary>The answer of the storage was lost at the commit: ask again with the same key, nothing is done twice.</summary>
    public static Refusal OutcomeUnknown { get; } = new("outcome-unknown", RefusalKind.Unavailable);

    /// <summary>Another text stands where the one stood that was read, and it would have been lost.</summary>
    public static Refusal TextReplaced { get; } = new("text-replaced", RefusalKind.Conflict);

    public static Refusal InvalidField(string field) => new("invalid-field", RefusalKind.Invalid, field);

    /// <summary>The transition table has no such line for this status and this caller.</summary>
    public static Refusal NoSuchTransition(string status) => new("no-such-transition", RefusalKind.Conflict, status);

    /// <summary>There is none, said where no grain was asked.</summary>
    public static Refusal Unknown(GrainKind kind) => UnknownGrain with { Of = kind };

    /// <summary>The same no of whatever said it.</summary>
    public bool Equals(Refusal? other) => other is not null && (Code, Kind, Detail) == (other.Code, other.Kind, other.Detail);

    public override int GetHashCode() => HashCode.Combine(Code, Kind, Detail);
}
