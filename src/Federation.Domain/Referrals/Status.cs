using System.Text.Json.Serialization;
using Federation.Domain.Grains;

namespace Federation.Domain.Referrals;

[JsonConverter(typeof(CodeConverter<Status>))]
public enum Status
{
    Draft,
    Sent,
    Received,
    Read,
    InReview,
    InfoRequested,
    Accepted,
    Waitlisted,
    Declined,
    Scheduled,
    NoShow,
    InProgress,
    Completed,
    Withdrawn,
    Expired,
    Rerouted,
    EnteredInError,
}

/// <summary>Who may take a line of the transition table.</summary>
[Flags]
public enum Actors
{
    None = 0,

    /// <summary>A coordinator of the hub where the request was filed.</summary>
    Origin = 1,

    /// <summary>A coordinator of the hub that received it.</summary>
    Recipient = 2,

    /// <summary>Who asked.</summary>
    Person = 4,

    /// <summary>A deadline of the origin.</summary>
    Clock = 8,

    /// <summary>The hubs between themselves: an entry that arrived.</summary>
    Protocol = 16,
}

public sealed record Line(Status From, Status To, Actors By);

/// <summary>The life of a referral as data. Both hubs follow this one table; the terminal statuses are derived from it.</summary>
public static class Transitions
{
    private static readonly Line[] Written =
    [
        // The clock sends what the origin's coordinator left lying: a request must find a hub even when its first reader is away.
        new(Status.Draft, Status.Sent, Actors.Origin | Actors.Clock | Actors.Protocol),
        new(Status.Sent, Status.Received, Actors.Protocol),
        new(Status.Received, Status.Read, Actors.Recipient),
        new(Status.Read, Status.InReview, Actors.Recipient),
        new(Status.InReview, Status.InfoRequested, Actors.Recipient),
        new(Status.InfoRequested, Status.InReview, Actors.Recipient | Actors.Protocol),
        new(Status.InReview, Status.Accepted, Actors.Recipient),
        new(Status.InReview, Status.Waitlisted, Actors.Recipient),
        new(Status.InReview, Status.Declined, Actors.Recipient),
        new(Status.Waitlisted, Status.Accepted, Actors.Recipient),
        new(Status.Waitlisted, Status.Declined, Actors.Recipient),
        new(Status.Accepted, Status.Scheduled, Actors.Recipient),
        new(Status.Scheduled, Status.InProgress, Actors.Recipient),
        new(Status.InProgress, Status.Completed, Actors.Recipient),
        new(Status.Scheduled, Status.NoShow, Actors.Recipient),
        new(Status.NoShow, Status.Scheduled, Actors.Recipient),
        new(Status.NoShow, Status.Completed, Actors.Recipient),
        new(Status.Sent, Status.Expired, Actors.Clock),
        new(Status.Received, Status.Expired, Actors.Clock),
        // Only under the lease of an open call, which ends without an answer.
        new(Status.Read, Status.Expired, Actors.Clock),
        new(Status.InReview, Status.Expired, Actors.Clock),
        new(Status.InfoRequested, Status.Expired, Actors.Clock),
        new(Status.Declined, Status.Rerouted, Actors.Origin),
        new(Status.Expired, Status.Rerouted, Actors.Origin | Actors.Clock),
    ];

    /// <summary>The whole table: what is written above, and the two lines every status has.</summary>
    public static IReadOnlyList<Line> Table { get; } =
    [
        .. Written,
        .. Enum.GetValues<Status>().Where(status => Written.Any(line => line.From == status))
            .Select(status => new Line(status, Status.Withdrawn, Actors.Person)),
        .. Enum.GetValues<Status>().Where(status => status != Status.EnteredInError)
            .Select(status => new Line(status, Status.EnteredInError, Actors.Origin | Actors.Recipient)),
    ];

    private static readonly Actors[,] ByPair = Index();

    /// <summary>Nothing follows but a correction of an error.</summary>
    public static bool IsTerminal(Status status) => !Written.Any(line => line.From == status);

    /// <summary>Nobody works on it any more; it may still be sent elsewhere.</summary>
    public static bool IsEnded(Status status) => IsTerminal(status) || status is Status.Declined or Status.Expired;

    /// <summary>The target hub has said yes, later or no.</summary>
    public static bool IsAnswered(Status status) =>
        status is Status.Accepted or Status.Waitlisted or Status.Declined or Status.Scheduled or Status.NoShow or Status.InProgress or Status.Completed;

    public static bool Allows(Status from, Status to, Actors actor) =>
        Enum.IsDefined(from) && Enum.IsDefined(to) && (ByPair[(int)from, (int)to] & actor) != 0;

    /// <summary>
    /// The statuses to walk to reach <paramref name="to"/>: opening and examining a request are implied by answering it, so one click walks
    /// received → read → in review → accepted, each step written. Null when the table has no way.
    /// </summary>
    public static IReadOnlyList<Status>? Path(Status from, Status to, Actors actor)
    {
        if (Allows(from, to, actor))
        {
            return [to];
        }

        var implied = from switch { Status.Received => Status.Read, Status.Read or Status.InfoRequested => Status.InReview, _ => (Status?)null };
        return implied is { } step && step != to && Allows(from, step, actor) && Path(step, to, actor) is { } rest ? [step, .. rest] : null;
    }

    private static Actors[,] Index()
    {
        var count = Enum.GetValues<Status>().Length;
        var index = new Actors[count, count];
        foreach (var line in Table)
        {
            index[(int)line.From, (int)line.To] |= line.By;
        }

        return index;
    }
}
