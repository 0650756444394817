using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Territories;

namespace Federation.Domain.Structures;

/// <summary>An establishment or an association that a hub knows: an employer, a training provider, a resource…</summary>
/// <param name="KindLabel">In words; <paramref name="Finess"/> is the FINESS category code (TRE_R66) where one is sure.</param>
/// <param name="EmploysPeers">Null when not stated. Never a number of persons.</param>
/// <param name="Source">Where the facts come from, for demonstration data.</param>
public sealed record StructureProfile(
    string Name, string KindLabel, string? Finess, string? Commune, DepartmentCode? Department, RegionCode? Region,
    ImmutableArray<string> Publics, ImmutableArray<string> Roles, bool? EmploysPeers, string? Siret = null, string? Source = null)
{
    public bool Equals(StructureProfile? other) =>
        other is not null
        && (Name, KindLabel, Finess, Commune, Department, Region, EmploysPeers) == (other.Name, other.KindLabel, other.Finess, other.Commune, other.Department, other.Region, other.EmploysPeers)
        && (Siret, Source) == (other.Siret, other.Source) && Lists.Same(Publics, other.Publics) && Lists.Same(Roles, other.Roles);

    public override int GetHashCode() => HashCode.Combine(Name, KindLabel, Department);
}

public sealed record StructureState(StructureProfile Profile, DateTimeOffset ChangedAt) : GrainState;

/// <summary>Adds a structure to a hub's directory, or describes it anew.</summary>
public sealed record DescribeStructure(StructureProfile Profile) : Command;

public sealed record StructureDescribed(StructureProfile Profile) : Fact;

public static class StructureGrain
{
    public static Decision Decide(StructureState? state, Command command, Moment moment)
    {
        if (command is not DescribeStructure describe)
        {
            return Refusal.UnknownCommand;
        }

        if (moment.Caller.Role != Role.Operator && !moment.Caller.ActsFor(moment.Self.Hub))
        {
            return Refusal.NotAllowed;
        }

        return StructureGuards.Check(describe.Profile) is { } wrong ? wrong
            : state is not null && state.Profile.Equals(describe.Profile) ? Decision.Nothing
            : Decision.Tell(new StructureDescribed(describe.Profile), Audience.Public);
    }

    public static StructureState Apply(StructureState? _, Fact fact, DateTimeOffset at) => fact is StructureDescribed described
        ? new StructureState(described.Profile, at)
        : throw new InvalidOperationException($"a structure has no entry {fact.GetType().Name}");
}

public static class StructureGuards
{
    public static Refusal? Check(StructureProfile profile) =>
        profile is null ? Refusal.InvalidField("profile")
        : Bad(profile.Name) ? Refusal.InvalidField("name")
        : Bad(profile.KindLabel) ? Refusal.InvalidField("kind")
        : profile.Finess is { } finess && (finess.Length != 3 || !finess.All(char.IsAsciiDigit)) ? Refusal.InvalidField("finess")
        : profile.Commune is { Length: > 200 } ? Refusal.InvalidField("commune")
        : profile.Source is { Length: > 300 } ? Refusal.InvalidField("source")
        : profile.Department == default(DepartmentCode) ? Refusal.InvalidField("department")
        : profile.Region == default(RegionCode) ? Refusal.InvalidField("region")
        : profile.Publics.IsDefault || profile.Publics.Length > 50 || profile.Publics.Any(Bad) ? Refusal.InvalidField("publics")
        : profile.Roles.IsDefault || profile.Roles.Length > 20 || profile.Roles.Any(role => !TextId.IsSlug(role, 40)) ? Refusal.InvalidField("roles")
        : profile.Siret is { } siret && !IsSiret(siret) ? Refusal.InvalidField("siret")
        : null;

    /// <summary>14 digits under Luhn's key; La Poste's own establishments (SIREN 356000000) add up to a multiple of five instead.</summary>
    public static bool IsSiret(string? text)
    {
        // Fourteen zeros pass Luhn's key and are what forms hold before they are filled.
        if (text is not { Length: 14 } || !text.All(char.IsAsciiDigit) || text.All(digit => digit == '0'))
        {
            return false;
        }

        var luhn = 0;
        var plain = 0;
        for (var i = 0; i < 14; i++)
        {
            var digit = text[i] - '0';
            plain += digit;
            var doubled = i % 2 == 0 ? digit * 2 : digit;
            luhn += doubled > 9 ? doubled - 9 : doubled;
        }

        return luhn % 10 == 0 || (text.StartsWith("356000000", StringComparison.Ordinal) && plain % 5 == 0);
    }

    private static bool Bad(string? text) => string.IsNullOrWhiteSpace(text) || text.Length > 300;
}
