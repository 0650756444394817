using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Federation.Domain.Grains;

namespace Federation.Domain.Training;

[JsonConverter(typeof(CodeConverter<PairStatus>))]
public enum PairStatus
{
    /// <summary>Somebody has not answered.</summary>
    Proposed,
    Formed,

    /// <summary>One said no, did not answer in time or does not want to any more, or the hub ended it.</summary>
    Dissolved,
}

public sealed record PairMember(GrainId Trainer, TrainerRole Role, bool Agreed = false);

/// <summary>At least one peer and one professional who work together, possibly of two hubs. It has no calendar: it is free when all are.</summary>
public sealed record PairState(PairStatus Status, ImmutableArray<PairMember> Members, ImmutableArray<TrainingTheme> Themes, DateTimeOffset Since) : GrainState
{
    public IEnumerable<Deadline> Deadlines()
    {
        if (Status == PairStatus.Proposed)
        {
            yield return new Deadline(PairClock.Answer, Since.AddDays(PairClock.AnswerFor));
        }
    }
}

public static class PairClock
{
    public const string Answer = "answer";

    /// <summary>Days after which a pair that is not formed ends: of trainers who are not there, or whose hub is silent, no answer ever comes.</summary>
    public const int AnswerFor = 30;
}
