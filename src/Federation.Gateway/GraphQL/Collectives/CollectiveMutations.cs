using System.Collections.Immutable;
using Federation.Domain.Collectives;
using Federation.Domain.Grains;
using Federation.Domain.Territories;
using Federation.Gateway.GraphQL.Asking;
using Federation.Gateway.GraphQL.Commands;
using Federation.Gateway.GraphQL.Errors;
using Federation.GraphQL.Binding;
using Federation.Node.Desk;
using Federation.Storage.Collectives;

namespace Federation.Gateway.GraphQL.Collectives;

/// <summary>A collective as software writes it; it cannot say that it is an example.</summary>
public sealed record CollectiveProfileInput(
    string Name, CollectiveKind Kind, CollectiveStatus Status, CollectiveAudience Audience, CollectiveScope Scope, CollectiveWay Way, FacilitatorKind Facilitator, string? Host = null, RegionCode? Region = null,
    DepartmentCode? Department = null, string? Commune = null, string? Rhythm = null, string? Purpose = null, string? Note = null)
{
    /// <param name="source">Of the collective that is described anew.</param>
    public CollectiveProfile Read(string? source) => new(
        Name.Trim(), Kind, Status, Audience, Scope, Typed.Text(Host), Region, Department, Typed.Text(Commune), Typed.Text(Rhythm), Way, Facilitator, Typed.Text(Purpose), Typed.Text(Note), source);
}

public sealed record DescribeCollectiveInput(string IdempotencyKey, GrainId Hub, string Key, CollectiveProfileInput Profile, string? TextId = null);

public sealed record MeetingPlanInput(
    string Key, ImmutableArray<MeetingTime> Times, MeetingWay Way, DepartmentCode? Department = null, string? Commune = null, string? Venue = null, int? Seats = null, string? Theme = null)
{
    public MeetingPlan Read() => new(Key, Times, Way, Department, Typed.Text(Commune), Typed.Text(Venue), Seats, Typed.Text(Theme));
}

public sealed record PlanMeetingInput(string IdempotencyKey, GrainId Collective, MeetingPlanInput Meeting, string? TextId = null);

public sealed record CancelMeetingInput(string IdempotencyKey, GrainId Collective, string Key);

public sealed record CountMeetingInput(string IdempotencyKey, GrainId Collective, string Key, int Present);

public sealed record CollectivePayload(ListedCollective? Collective, IReadOnlyList<UserError> Errors);

public sealed record MeetingPayload(ListedMeeting? Meeting, IReadOnlyList<UserError> Errors);

/// <summary>What a hub's coordinators do with collectives and their meetings.</summary>
[Resolves("Mutation")]
public static class CollectiveMutations
{
    public static async Task<CollectivePayload> DescribeCollective(DescribeCollectiveInput input, Asker asker, [Service] HubCommands hub, [Service] CollectiveDesk desk, CancellationToken cancel)
    {
        var collective = new GrainId(input.Hub.Hub, GrainKind.Collective, input.Key);
        var (reply, own) = await hub.Ask(asker, nameof(DescribeCollective), input.IdempotencyKey, input.Hub, GrainKind.Platform, "hub", _ => collective, async (_, caller, once) =>
            TextId.IsSlug(input.Key, GrainId.LongestKey)
                ? await desk.Ask(collective, new DescribeCollective(input.Profile.Read((await desk.Load(collective, cancel))?.Profile.Source), input.TextId), caller, once, cancel)
                : Reply.No(Refusal.InvalidField("key")), cancel);
        return new CollectivePayload(
            own && await desk.Load(collective, cancel) is { } state ? CollectiveReading.Of(collective, state) : null, HubCommands.Errors(reply, "profile", "key"));
    }

    public static Task<MeetingPayload> PlanMeeting(PlanMeetingInput input, Asker asker, [Service] HubCommands hub, [Service] CollectiveDesk desk, CancellationToken cancel) =>
        Ask(asker, nameof(PlanMeeting), input.IdempotencyKey, input.Collective, input.Meeting.Key, new PlanMeeting(input.Meeting.Read(), input.TextId), "meeting", hub, desk, cancel);

    public static Task<MeetingPayload> CancelMeeting(CancelMeetingInput input, Asker asker, [Service] HubCommands hub, [Service] CollectiveDesk desk, CancellationToken cancel) =>
        Ask(asker, nameof(CancelMeeting), input.IdempotencyKey, input.Collective, input.Key, new CancelMeeting(input.Key), null, hub, desk, cancel);

    public static Task<MeetingPayload> CountMeeting(CountMeetingInput input, Asker asker, [Service] HubCommands hub, [Service] CollectiveDesk desk, CancellationToken cancel) =>
        Ask(asker, nameof(CountMeeting), input.IdempotencyKey, input.Collective, input.Key, new CountMeeting(input.Key, input.Present), null, hub, desk, cancel);

    private static async Task<MeetingPayload> Ask(
        Asker asker, string mutation, string key, GrainId collective, string meeting, Command command, string? inside, HubCommands hub, CollectiveDesk desk, CancellationToken cancel)
    {
        var (reply, own) = await hub.Ask(
            asker, mutation, key, collective, GrainKind.Collective, "collective", async (grain, caller, once) => await desk.Ask(grain, command, caller, once, cancel), cancel);
        return new MeetingPayload(
            own && await desk.Load(collective, cancel) is { } state && state.Find(meeting) is { } found ? CollectiveReading.Of(collective, state, found) : null,
            HubCommands.Errors(reply, inside, "collective"));
    }
}
