using Federation.Domain.Grains;

namespace Federation.Domain.Training;

public sealed record CourseState(CourseProfile Profile, DateTimeOffset ChangedAt) : GrainState
{
    public string TextId => TextMark.Of(Profile);
}

/// <summary>Adds a course to a hub's catalogue, or describes it anew.</summary>
/// <param name="Read">The <see cref="TextMark"/> of what stood there when it was read; null replaces whatever stands there.</param>
public sealed record DescribeCourse(CourseProfile Profile, string? Read = null) : Command;

/// <summary>For everybody.</summary>
public sealed record CourseDescribed(CourseProfile Profile) : Fact;

public static class CourseGrain
{
    public static Decision Decide(CourseState? state, Command command, Moment moment)
    {
        if (command is not DescribeCourse describe)
        {
            return Refusal.UnknownCommand;
        }

        if (moment.Caller.Role != Role.Operator && !moment.Caller.ActsFor(moment.Self.Hub))
        {
            return Refusal.NotAllowed;
        }

        return CourseGuards.Check(describe.Profile) is { } wrong ? wrong
            // What it is a variant of was said once: its sessions and readers came by it.
            : state?.Profile.Parent is { } parent && describe.Profile.Parent != parent ? new Refusal("parent-is-kept", RefusalKind.Conflict)
            : describe.Profile.Parent == moment.Self ? Refusal.InvalidField("parent")
            // What makes an example an example is the operator's word alone.
            : moment.Caller.Role != Role.Operator && describe.Profile.Source != state?.Profile.Source ? Refusal.NotAllowed
            : state is not null && state.Profile.Equals(describe.Profile) ? Decision.Nothing
            : describe.Read is { } read && read != state?.TextId ? Refusal.TextReplaced
            : Decision.Tell(new CourseDescribed(describe.Profile), Audience.Public);
    }

    public static CourseState Apply(CourseState? _, Fact fact, DateTimeOffset at) => fact is CourseDescribed described
        ? new CourseState(described.Profile, at)
        : throw new InvalidOperationException($"a course has no entry {fact.GetType().Name}");
}
