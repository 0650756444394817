using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Training;
using Federation.Gateway.Training.Following;
using Federation.Node.Desk;
using Federation.Storage.Training;
using Federation.Web.Pages.Intervenants;
using Federation.Web.Trainers;
using Microsoft.AspNetCore.Mvc;

namespace Federation.Web.Pages.Espace.Paires;

/// <summary>A week of this hub's pairs and trainers: of its own, what is free, held and booked; of others, free days alone.</summary>
public sealed class PlanningModel(
    PairDesk pairs, TrainerDesk desk, Federation.Storage.Training.Trainers trainers, LiveTrainers live, HubDirectory directory, IIdentifiers identifiers, TimeProvider clock)
    : TrainersPage(desk, trainers, live, directory, identifiers, clock)
{
    private readonly Federation.Storage.Training.Trainers _read = trainers;

    /// <summary>A day of the week to show.</summary>
    [BindProperty(SupportsGet = true, Name = "semaine")]
    public string? Semaine { get; set; }

    /// <summary>Pairs of one page.</summary>
    private const int PageLength = 25;

    /// <summary>Where this page of the pairs begins.</summary>
    [BindProperty(SupportsGet = true, Name = "apres")]
    public string? After { get; set; }

    public SinceMark? Next { get; private set; }

    public DateOnly Monday { get; private set; }

    public IReadOnlyList<DateOnly> Days => [.. Enumerable.Range(0, 7).Select(Monday.AddDays)];

    public IReadOnlyList<WeekGroup> Groups { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await ReadOwn(cancel);
        var day = MonCalendrierModel.Day(Semaine) ?? Today;
        Monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        var holds = (await _read.Holds(Hub.Id, Monday, Monday.AddDays(6), cancel)).ToLookup(hold => hold.Trainer);
        var rows = await pairs.OfHub(Hub.Id, Caller, SinceMark.TryParse(After, out var mark) ? mark : SinceMark.PastWaiting, PageLength + 1, cancel);
        Next = rows.Count > PageLength ? rows[PageLength - 1].Mark : null;
        var groups = new List<WeekGroup>();
        foreach (var pair in rows.Take(PageLength))
        {
            var joint = Live.Snapshot.Joint([.. pair.Members.Select(member => member.Trainer)], Monday, 7);
            groups.Add(new WeekGroup(pair, [.. pair.Members.Select(member => Row(member.Trainer, HubWords(member))), new WeekRow("Ensemble", null, IsJoint: true, Cells(joint, []))]));
        }

        // After the last pair.
        var paired = Next is null ? await pairs.Paired(Hub.Id, Caller, cancel) : null;
        var alone = Own.Where(one => paired?.Contains(one.Grain.Key) == false).ToList();
        if (alone.Count > 0)
        {
            groups.Add(new WeekGroup(null, [.. alone.Select(one => Row(one.Grain, Who(one.Grain)))]));
        }

        Groups = groups;

        WeekRow Row(GrainId trainer, string name) => new(name, trainer.Hub, false, Cells(Known(trainer)?.Free, holds[trainer]));

        string HubWords(PairMember member) => Words.HubWords.Capital(Who(member));
    }

    private ImmutableArray<WeekCell> Cells(SlotSet? free, IEnumerable<TrainerHoldRow> holds)
    {
        var taken = holds.SelectMany(hold => hold.Slots.Select(slot => (slot, hold.Status))).ToLookup(one => one.slot, one => one.Status);
        return [.. Days.SelectMany(day => Enum.GetValues<DayPart>().Select(part => new Slot(day, part))).Select(slot => new WeekCell(
            slot, taken[slot].Any() ? taken[slot].First() == HoldStatus.Booked ? DayKind.Booked : DayKind.Asked : slot.Date < Today ? DayKind.Over : free?.Has(slot) == true ? DayKind.Free : DayKind.Closed))];
    }
}
