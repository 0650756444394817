using System.Collections.Immutable;
using Federation.Domain.Time;
using Federation.Domain.Training;
using Federation.Storage.Training;
using Federation.Web.Words;

namespace Federation.Web.Trainers;

/// <summary>What somebody is asked to give, or will give, as the own page says it: everybody may read the session, and of the others a role and a place are known, never a name.</summary>
/// <param name="Session">Null: for days alone, or asked before this was told.</param>
/// <param name="With">Null: asked before this was told.</param>
public sealed record AskedTraining(Hold Hold, ListedSession? Session, ImmutableArray<string>? With)
{
    /// <summary>The days that are kept, with the hours of the session where they are known: "jeudi 4 mars, 9 h à 17 h".</summary>
    public IEnumerable<string> Days(DateOnly today) => Hold.Slots.GroupBy(slot => slot.Date).Select(day =>
        Session?.Plan.Days.Where(one => one.Date == day.Key).ToList() is { Count: > 0 } hours
            ? $"{FrenchDates.Day(day.Key, today)}, {TrainerWords.And([.. hours.Select(SessionWords.Hours)])}"
            : TrainerWords.Days(day, today));

    /// <summary>Null: not known.</summary>
    public string? Place => Session?.Plan is not { } plan ? null
        : plan.Way == TrainingWay.Remote ? "À distance"
        : string.Join(", ", new[] { "Sur place", SessionWords.Place(plan), plan.Venue }.OfType<string>());

    /// <summary>Somebody who should have come cannot.</summary>
    public bool IsAlone => With is { IsEmpty: true } && Hold.Status == HoldStatus.Booked;
}
