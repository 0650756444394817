using Federation.Domain.Grains;
using Federation.Domain.Territories;

namespace Federation.Domain.Collectives;

/// <summary>A group as the institution that carries it publishes it. Who comes to it stands nowhere.</summary>
/// <param name="Host">Key of the structure that hosts it.</param>
/// <param name="Rhythm">In words: "chaque mois en visioconférence".</param>
/// <param name="Source">Where the facts come from, for demonstration data.</param>
public sealed record CollectiveProfile(
    string Name, CollectiveKind Kind, CollectiveStatus Status, CollectiveAudience Audience, CollectiveScope Scope, string? Host, RegionCode? Region, DepartmentCode? Department, string? Commune,
    string? Rhythm, CollectiveWay Way, FacilitatorKind Facilitator, string? Purpose, string? Note, string? Source = null)
{
    public Refusal? Check() =>
        !Enum.IsDefined(Kind) ? Refusal.InvalidField("kind")
        : !Enum.IsDefined(Status) ? Refusal.InvalidField("status")
        : !Enum.IsDefined(Audience) ? Refusal.InvalidField("audience")
        : !Enum.IsDefined(Scope) ? Refusal.InvalidField("scope")
        : Host is not null && !TextId.IsSlug(Host, GrainId.LongestKey) ? Refusal.InvalidField("host")
        : Region == default(RegionCode) ? Refusal.InvalidField("region")
        : Department == default(DepartmentCode) ? Refusal.InvalidField("department")
        : !Enum.IsDefined(Way) ? Refusal.InvalidField("way")
        : !Enum.IsDefined(Facilitator) ? Refusal.InvalidField("facilitator")
        : string.IsNullOrWhiteSpace(Name) ? Refusal.InvalidField("name")
        : CollectiveGuards.Check(
            ("name", Name, CollectiveGuards.LongestLine), ("commune", Commune, CollectiveGuards.LongestLine), ("rhythm", Rhythm, CollectiveGuards.LongestLine),
            ("purpose", Purpose, CollectiveGuards.LongestText), ("note", Note, CollectiveGuards.LongestText), ("source", Source, CollectiveGuards.LongestLine));
}
