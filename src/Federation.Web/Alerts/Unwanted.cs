using Federation.Domain.Alerts;
using Federation.Domain.Grains;

namespace Federation.Web.Alerts;

/// <summary>A session or a meeting in an address: "session.aura.posture-1", "collective.aura.pairs.2027-01". Keys have no dots.</summary>
public readonly record struct Unwanted(GrainId Grain, string? Meeting)
{
    public Thing Thing => new(Grain, Happening.Published, Meeting);

    public AlertSubject Subject => Grain.Kind == GrainKind.Session ? AlertSubject.Sessions : AlertSubject.Meetings;

    public static bool TryParse(string? text, out Unwanted unwanted)
    {
        unwanted = default;
        var parts = text?.Split('.', 5) ?? [];
        if (parts.Length is not (3 or 4) || !HubId.TryParse(parts[1], out var hub) || !Codes<GrainKind>.TryParse(parts[0], out var kind)
            || kind != (parts.Length == 3 ? GrainKind.Session : GrainKind.Collective) || !parts.Skip(2).All(key => TextId.IsSlug(key, GrainId.LongestKey)))
        {
            return false;
        }

        unwanted = new Unwanted(new GrainId(hub, kind, parts[2]), parts.Length == 4 ? parts[3] : null);
        return true;
    }

    public override string ToString() => $"{Codes<GrainKind>.Of(Grain.Kind)}.{Grain.Hub}.{Grain.Key}{(Meeting is null ? "" : $".{Meeting}")}";
}
