using System.Text.Json.Nodes;
using Federation.Domain.Jobs;

namespace Federation.Searches;

/// <summary>An offer of the market, as little as searches ask about.</summary>
/// <param name="Pay">Euros a month for a full-time week; null: not stated.</param>
public sealed record Ad(
    int Number, string Hub, string Title, CanonicalTitle Canonical, string Department, ContractKind Contract, WorkingTime Time, TrainingPosition Training,
    PublicMet Public, WayToApply Way, int? Pay, int DaysAgo)
{
    /// <summary>The title, with a number that no other has.</summary>
    public string Name => $"{Title} n° {Number + 1000}";

    public JsonObject Record() => new()
    {
        ["id"] = $"annonce-{Number}",
        ["hub"] = Hub,
        ["title"] = Name,
        ["canonical"] = Domain.Grains.Codes<CanonicalTitle>.Of(Canonical),
        ["employer"] = $"Maison des essais {Number}",
        ["department"] = Department,
        ["contract"] = Domain.Grains.Codes<ContractKind>.Of(Contract),
        ["working_time"] = Domain.Grains.Codes<WorkingTime>.Of(Time),
        ["training"] = Domain.Grains.Codes<TrainingPosition>.Of(Training),
        ["publics"] = new JsonArray(Domain.Grains.Codes<PublicMet>.Of(Public)),
        ["ways_to_apply"] = new JsonArray(Domain.Grains.Codes<WayToApply>.Of(Way)),
        ["pay"] = Pay is { } euros ? new JsonObject { ["basis"] = "amount", ["from"] = euros, ["period"] = "month" } : new JsonObject { ["basis"] = "not-stated" },
        ["published_days_ago"] = DaysAgo,
        ["source"] = "essai",
    };
}
