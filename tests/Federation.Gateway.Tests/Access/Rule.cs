namespace Federation.Gateway.Tests.Access;

/// <summary>The five who ask, of things that are AURA's.</summary>
public enum Asking
{
    Visitor,
    Coordinator,
    CoordinatorElsewhere,
    Administrator,
    AdministratorElsewhere,
}

/// <summary>What each of the five is answered.</summary>
public sealed record Rule(string Name, IReadOnlyDictionary<Asking, Outcome[]> Cells)
{
    private static readonly Outcome[] Answered = [Outcome.Value, Outcome.Null];

    public static Rule Everyone { get; } = Of("everyone", Answered, Answered, Answered);

    /// <summary>Null for who has no session.</summary>
    public static Rule Sessions { get; } = Of("sessions", [Outcome.Absent], Answered, Answered);

    /// <summary>A part of a thing that is everyone's, shown to its own hub alone.</summary>
    public static Rule OwnHub { get; } = Of("own hub", [Outcome.Forbidden], Answered, [Outcome.NotAllowed]);

    /// <summary>A thing of one hub's: for others it is not there.</summary>
    public static Rule OwnThing { get; } = Of("own thing", [Outcome.Absent], Answered, [Outcome.Absent]);

    /// <summary>What hubs tell each other: for who acts for none of them it is not there.</summary>
    public static Rule AmongHubs { get; } = Of("among hubs", [Outcome.Absent], Answered, Answered);

    /// <summary>A list of one hub's things, by its root field.</summary>
    public static Rule OwnList { get; } = OwnHub with { Name = "own list" };

    /// <summary>What any coordinator's command answers, refused or not.</summary>
    public static Rule Coordinators { get; } = Of("coordinators", [Outcome.Forbidden], Answered, Answered);

    /// <summary>What a command answers of a thing, which is nothing when it is another hub's.</summary>
    public static Rule OwnAnswer { get; } = Of("own answer", [Outcome.Forbidden], Answered, [Outcome.Null]);

    private static Rule Of(string name, Outcome[] visitor, Outcome[] own, Outcome[] elsewhere) => new(name, new Dictionary<Asking, Outcome[]>
    {
        [Asking.Visitor] = visitor,
        [Asking.Coordinator] = own,
        [Asking.CoordinatorElsewhere] = elsewhere,
        [Asking.Administrator] = own,
        [Asking.AdministratorElsewhere] = elsewhere,
    });
}
