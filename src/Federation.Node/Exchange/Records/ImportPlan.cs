using System.Collections.Immutable;
using Federation.Domain.Grains;

namespace Federation.Node.Exchange.Records;

/// <summary>One command to give, and the record it was read from.</summary>
/// <param name="At">The instant the plan was made for: relative dates were counted from it.</param>
/// <param name="Mirrored">Its grain comes to exist, or to be ready, only when hubs have heard each other: a refusal may be a little early.</param>
public sealed record ImportStep(GrainId Grain, Command Command, Caller Caller, IdempotencyKey Key, DateTimeOffset At, RecordPlace Place, bool Mirrored);

/// <summary>What a folder of records asks for, in the order to ask it. Every step was rehearsed on grains in memory before.</summary>
public sealed record ImportPlan(ImmutableArray<ImportStep> Steps);

/// <summary>Either a plan, or why there is none. One bad record and nothing is planned.</summary>
public sealed record ImportReading(ImportPlan? Plan, ImmutableArray<ImportFault> Faults);

/// <param name="Index">Rank in the file, from 0; null when the file itself is meant.</param>
/// <param name="Id">As written, when it could be read.</param>
public sealed record RecordPlace(string File, int? Index = null, string? Id = null);

/// <param name="Field">Path inside the record, as <c>services[0].capacity</c>; null when the whole record is meant.</param>
/// <param name="Code">Stable, for programs.</param>
/// <param name="Message">French, for people.</param>
public sealed record ImportFault(RecordPlace Place, string? Field, string Code, string Message)
{
    public override string ToString()
    {
        var record = Place.Index is { } index ? $", fiche {index + 1}" + (Place.Id is { } id ? $" ({id})" : "") : "";
        return $"{Place.File}{record}{(Field is null ? "" : $", champ {Field}")} : {Message}";
    }
}
