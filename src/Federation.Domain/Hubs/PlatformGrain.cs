using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Territories;
using Federation.Domain.Time;

namespace Federation.Domain.Hubs;

/// <summary>The regional platform itself: its territory, its services and how much of them it can give now.</summary>
public static class PlatformGrain
{
    public static Decision Decide(PlatformState? state, Command command, Moment moment) => command switch
    {
        DescribePlatform describe => Describe(state, describe, moment),
        ChangeCapacity change => Change(state, change, moment),
        ChangeSettings change => Change(state, change, moment),
        ChangeDiffusion change => Change(state, change, moment),
        _ => Refusal.UnknownCommand,
    };

    public static PlatformState Apply(PlatformState? state, Fact fact, DateTimeOffset at) => fact switch
    {
        PlatformDescribed described => new PlatformState(described.Profile, state?.Settings ?? HubSettings.Default, at) { Diffusion = state?.Diffusion ?? [] },
        PlatformSettingsChanged changed when state is not null => state with { Settings = changed.Settings, ChangedAt = at },
        PlatformDiffusionChanged changed when state is not null => state with { Diffusion = changed.Rules, ChangedAt = at },
        PlatformCapacityChanged changed when state is not null => state with
        {
            ChangedAt = at,
            Profile = state.Profile with
            {
                Services = [.. state.Profile.Services.Select(service =>
                    service.Code == changed.Service ? service with { Capacity = changed.Capacity, ClosedUntil = changed.ClosedUntil } : service)],
            },
        },
        _ => throw new InvalidOperationException($"a platform has no entry {fact.GetType().Name} here"),
    };

    private static Decision Describe(PlatformState? state, DescribePlatform describe, Moment moment)
    {
        if (moment.Caller.Role != Role.Operator)
        {
            return Refusal.NotAllowed;
        }

        if (PlatformGuards.Check(describe.Profile) is { } wrong)
        {
            return wrong;
        }

        if (describe.Settings is null || describe.Settings.Check() is not null)
        {
            return describe.Settings?.Check() ?? Refusal.InvalidField("settings");
        }

        var decision = Decision.Nothing;
        if (state is null || !state.Profile.Equals(describe.Profile))
        {
            decision = decision.And(new PlatformDescribed(describe.Profile), Audience.Public);
        }

        return (state?.Settings ?? HubSettings.Default).Equals(describe.Settings)
            ? decision
            : decision.And(new PlatformSettingsChanged(describe.Settings), Audience.Local);
    }

    private static Decision Change(PlatformState? state, ChangeCapacity change, Moment moment)
    {
        if (!moment.Caller.ActsFor(moment.Self.Hub))
        {
            return Refusal.NotAllowed;
        }

        if (state is null)
        {
            return Refusal.UnknownGrain;
        }

        if (!Enum.IsDefined(change.Capacity))
        {
            return Refusal.InvalidField("capacity");
        }

        if (state.Profile.Renders(change.Service) is not { } service)
        {
            return Refusal.InvalidField("service");
        }

        // A closing needs its end: "closed" without a day is how a service is forgotten shut.
        var today = ParisTime.DateOf(moment.Now);
        if (change.Capacity == Capacity.Closed ? change.ClosedUntil is not { } until || until <= today || until > today.AddYears(2) : change.ClosedUntil is not null)
        {
            return Refusal.InvalidField("closedUntil");
        }

        return service.Capacity == change.Capacity && service.ClosedUntil == change.ClosedUntil
            ? Decision.Nothing
            : Decision.Tell(new PlatformCapacityChanged(change.Service, change.Capacity, change.ClosedUntil), Audience.Public);
    }

    private static Decision Change(PlatformState? state, ChangeSettings change, Moment moment)
    {
        if (moment.Caller.Role != Role.Administrator || moment.Caller.Hub != moment.Self.Hub)
        {
            return Refusal.NotAllowed;
        }

        if (state is null)
        {
            return Refusal.UnknownGrain;
        }

        if (change.Settings is null || change.Settings.Check() is not null)
        {
            return change.Settings?.Check() ?? Refusal.InvalidField("settings");
        }

        var settings = change.Settings with { StraightThrough = [.. change.Settings.StraightThrough.Distinct().Order()] };
        return state.Settings.Equals(settings) ? Decision.Nothing : Decision.Tell(new PlatformSettingsChanged(settings), Audience.Local);
    }

    private static Decision Change(PlatformState? state, ChangeDiffusion change, Moment moment) =>
        moment.Caller.Role != Role.Administrator || moment.Caller.Hub != moment.Self.Hub ? Refusal.NotAllowed
        : state is null ? Refusal.UnknownGrain
        : DiffusionRules.Check(change.Rules) is { } wrong ? wrong
        : Lists.Same(state.Diffusion, change.Rules) ? Decision.Nothing
        : Decision.Tell(new PlatformDiffusionChanged(change.Rules), Audience.Local);
}

public static class PlatformGuards
{
    public const int LongestName = 200;

    public const int LongestSource = 300;

    public static Refusal? Check(HubProfile profile) =>
        profile is null ? Refusal.InvalidField("profile")
        : Bad(profile.ShortName, 40) ? Refusal.InvalidField("shortName")
        : Bad(profile.FullName, LongestName) ? Refusal.InvalidField("fullName")
        : Bad(profile.Carrier, LongestName) ? Refusal.InvalidField("carrier")
        : profile.Source is { Length: > LongestSource } ? Refusal.InvalidField("source")
        : profile.Region == default ? Refusal.InvalidField("region")
        : !Distinct(profile.Departments) ? Refusal.InvalidField("departments")
        : !Distinct(profile.Referents) || profile.Referents.Any(profile.Departments.Contains) ? Refusal.InvalidField("referents")
        : profile.Services.IsDefault || profile.Services.Any(service => service is null || !Enum.IsDefined(service.Code) || !Enum.IsDefined(service.Capacity)) ? Refusal.InvalidField("services")
        : profile.Services.Select(service => service.Code).Distinct().Count() != profile.Services.Length ? Refusal.InvalidField("services")
        : profile.Services.Any(service => (service.Capacity == Capacity.Closed) != service.ClosedUntil.HasValue) ? Refusal.InvalidField("services")
        : null;

    private static bool Distinct(ImmutableArray<DepartmentCode> codes) =>
        !codes.IsDefault && codes.Distinct().Count() == codes.Length && !codes.Contains(default);

    private static bool Bad(string? text, int most) => string.IsNullOrWhiteSpace(text) || text.Length > most;
}
