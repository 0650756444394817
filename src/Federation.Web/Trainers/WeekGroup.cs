using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Training;
using Federation.Storage.Training;

namespace Federation.Web.Trainers;

/// <summary>One part of one day in the week of somebody.</summary>
public sealed record WeekCell(Slot Slot, DayKind Kind)
{
    public string Word => Kind switch
    {
        DayKind.Free => "libre",
        DayKind.Asked => "demandé",
        DayKind.Booked => "réservé",
        DayKind.Over => "passé",
        _ => "non ouvert",
    };
}

/// <param name="IsJoint">What all of the pair have free.</param>
public sealed record WeekRow(string Name, HubId? Hub, bool IsJoint, ImmutableArray<WeekCell> Cells);

/// <param name="Pair">Null: those who are in no pair.</param>
public sealed record WeekGroup(PairRow? Pair, ImmutableArray<WeekRow> Rows);
