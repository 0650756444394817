using Federation.Domain.Training;
using Federation.GraphQL.Binding;

namespace Federation.Gateway.GraphQL.Training;

/// <summary>What a trainer may do, whom the secret of the private link alone makes so.</summary>
[Resolves("Mutation")]
public static class OwnTrainerMutations
{
    public static Task<OwnTrainerPayload> SetOwnCalendar(SetOwnCalendarInput input, [Service] OwnTrainerCommands own, CancellationToken cancel) =>
        own.Ask(input, nameof(SetOwnCalendar), new OpenCalendarTo(input.Calendar, input.CalendarId), cancel);

    public static Task<OwnTrainerPayload> AnswerOwnHold(AnswerOwnHoldInput input, [Service] OwnTrainerCommands own, CancellationToken cancel) =>
        own.Ask(input, nameof(AnswerOwnHold), new AnswerHold(new HoldRef(input.Booking, input.Ask), input.Yes), cancel);

    public static Task<OwnTrainerPayload> CancelOwnHold(CancelOwnHoldInput input, [Service] OwnTrainerCommands own, CancellationToken cancel) =>
        own.Ask(input, nameof(CancelOwnHold), new CancelHold(new HoldRef(input.Booking, input.Ask)), cancel);

    public static Task<OwnTrainerPayload> AnswerOwnPair(AnswerOwnPairInput input, [Service] OwnTrainerCommands own, CancellationToken cancel) =>
        own.Ask(input, nameof(AnswerOwnPair), new AnswerPair(input.Pair, input.Yes), cancel);

    public static Task<OwnTrainerPayload> RetireMyself(RetireMyselfInput input, [Service] OwnTrainerCommands own, CancellationToken cancel) =>
        own.Ask(input, nameof(RetireMyself), new RetireTrainer(), cancel);
}
