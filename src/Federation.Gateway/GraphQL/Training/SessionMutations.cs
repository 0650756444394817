using Federation.Domain.Grains;
using Federation.Domain.Training;
using Federation.Gateway.GraphQL.Asking;
using Federation.Gateway.GraphQL.Commands;
using Federation.Gateway.GraphQL.Errors;
using Federation.GraphQL.Binding;
using Federation.Node.Desk;
using Federation.Storage.Training;

namespace Federation.Gateway.GraphQL.Training;

public sealed record SessionPayload(ListedSession? Session, IReadOnlyList<UserError> Errors);

public sealed record OpenRegistrationPayload(Contact? Contact, IReadOnlyList<UserError> Errors)
{
    public override string ToString() => "[scellé]";
}

/// <summary>What a hub's coordinators do with sessions.</summary>
[Resolves("Mutation")]
public static class SessionMutations
{
    public static async Task<SessionPayload> PlanSession(PlanSessionInput input, Asker asker, [Service] HubCommands hub, [Service] SessionDesk desk, CancellationToken cancel)
    {
        var session = new GrainId(input.Course.Hub, GrainKind.Session, input.Key);
        var (reply, own) = await hub.Ask(asker, nameof(PlanSession), input.IdempotencyKey, input.Course, GrainKind.Course, "course", _ => session, async (_, caller, once) =>
            TextId.IsSlug(input.Key, GrainId.LongestKey)
                ? await desk.Plan(session, input.Plan.Read(input.Course, (await desk.Load(session, cancel))?.Plan.Source), caller, once, cancel, input.TextId)
                : Reply.No(Refusal.InvalidField("key")), cancel);
        return new SessionPayload(own ? await Load(session, desk, cancel) : null, HubCommands.Errors(reply, "plan", "course", "key"));
    }

    public static Task<SessionPayload> MoveSessionDoor(MoveSessionDoorInput input, Asker asker, [Service] HubCommands hub, [Service] SessionDesk desk, CancellationToken cancel) =>
        Ask(asker, nameof(MoveSessionDoor), input.IdempotencyKey, input.Session, new MoveDoor(input.Door), hub, desk, cancel);

    public static Task<SessionPayload> ConfirmSession(ConfirmSessionInput input, Asker asker, [Service] HubCommands hub, [Service] SessionDesk desk, CancellationToken cancel) =>
        Ask(asker, nameof(ConfirmSession), input.IdempotencyKey, input.Session, new ConfirmSession(), hub, desk, cancel);

    public static Task<SessionPayload> PostponeSession(PostponeSessionInput input, Asker asker, [Service] HubCommands hub, [Service] SessionDesk desk, CancellationToken cancel) =>
        Ask(asker, nameof(PostponeSession), input.IdempotencyKey, input.Session, new PostponeSession(), hub, desk, cancel);

    public static Task<SessionPayload> CancelSession(CancelSessionInput input, Asker asker, [Service] HubCommands hub, [Service] SessionDesk desk, CancellationToken cancel) =>
        Ask(asker, nameof(CancelSession), input.IdempotencyKey, input.Session, new CancelSession(input.Why), hub, desk, cancel);

    public static Task<SessionPayload> CountAttendance(CountAttendanceInput input, Asker asker, [Service] HubCommands hub, [Service] SessionDesk desk, CancellationToken cancel) =>
        Ask(asker, nameof(CountAttendance), input.IdempotencyKey, input.Session, new CountAttendance(input.Present), hub, desk, cancel);

    /// <summary>For somebody who called.</summary>
    public static Task<SessionPayload> LeavePlace(LeavePlaceInput input, Asker asker, [Service] HubCommands hub, [Service] SessionDesk desk, CancellationToken cancel) =>
        Ask(asker, nameof(LeavePlace), input.IdempotencyKey, input.Session, new LeaveSession(PlaceIds.Read(input.Place)), hub, desk, cancel);

    public static Task<SessionPayload> TakePlace(TakePlaceInput input, Asker asker, [Service] HubCommands hub, [Service] SessionDesk desk, CancellationToken cancel) =>
        Ask(asker, nameof(TakePlace), input.IdempotencyKey, input.Session, new TakePlace(PlaceIds.Read(input.Place)), hub, desk, cancel);

    public static async Task<OpenRegistrationPayload> OpenRegistration(OpenRegistrationInput input, Asker asker, [Service] HubCommands hub, [Service] SessionDesk desk, CancellationToken cancel)
    {
        // The refusal of a look stands, though its entry was written once: who left since stays closed, and a repeated key does not bring them back.
        Opened<Contact>? opened = null;
        var (reply, _) = await hub.Ask(asker, nameof(OpenRegistration), input.IdempotencyKey, input.Session, GrainKind.Session, "session", async (session, caller, once) =>
        {
            opened = await desk.Open(session, PlaceIds.Read(input.Place), caller, once, cancel);
            return new Reply(opened.Refusal, 0, 0);
        }, cancel);
        return new OpenRegistrationPayload(opened?.Value, HubCommands.Errors(opened is null ? reply : new Reply(opened.Refusal, 0, 0)));
    }

    private static async Task<SessionPayload> Ask(Asker asker, string mutation, string key, GrainId session, Command command, HubCommands hub, SessionDesk desk, CancellationToken cancel)
    {
        var (reply, own) = await hub.Ask(
            asker, mutation, key, session, GrainKind.Session, "session", async (grain, caller, once) => await desk.Ask(grain, command, caller, once, cancel), cancel);
        return new SessionPayload(own ? await Load(session, desk, cancel) : null, HubCommands.Errors(reply));
    }

    private static async Task<ListedSession?> Load(GrainId session, SessionDesk desk, CancellationToken cancel) =>
        await desk.Load(session, cancel) is { } state ? SessionReading.Of(session, state) : null;
}

internal static class PlaceIds
{
    /// <summary>What is no id is nobody's place.</summary>
    public static Guid Read(string text) => Guid.TryParseExact(text, "D", out var id) ? id : Guid.Empty;
}
