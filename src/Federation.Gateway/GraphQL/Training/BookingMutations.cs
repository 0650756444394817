using Federation.Domain.Grains;
using Federation.Domain.Training;
using Federation.Gateway.GraphQL.Asking;
using Federation.Gateway.GraphQL.Commands;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Referrals;
using Federation.GraphQL.Binding;
using Federation.Node.Desk;
using Federation.Storage.Feeds;
using Federation.Storage.Training;

namespace Federation.Gateway.GraphQL.Training;

public sealed record BookingPayload(BookingRow? Booking, IReadOnlyList<UserError> Errors);

[Resolves("Mutation")]
public static class BookingMutations
{
    /// <summary>The booking's identity is made of the key, so that a repeat names the same booking.</summary>
    public static async Task<BookingPayload> AskBooking(
        AskBookingInput input, Asker asker, [Service] HubCommands hub, [Service] BookingDesk desk, [Service] Tickets tickets, [Service] IHubStore store, CancellationToken cancel)
    {
        var booking = default(GrainId);
        BookingId Id(IdempotencyKey once) => BookingId.Of(tickets.Uuid($"booking\n{input.Hub}\n{once}"));
        var (reply, own) = await hub.Ask(asker, nameof(AskBooking), input.IdempotencyKey, input.Hub, GrainKind.Platform, "hub", once => Id(once).At(input.Hub.Hub), async (grain, caller, once) =>
        {
            booking = grain;
            return await desk.Ask(Id(once), grain.Hub, input.Slots, input.Trainers, input.Session, caller, once, cancel, input.Days);
        }, cancel);
        if (!own || reply.Refusal is not null)
        {
            return new BookingPayload(own ? await Load(booking, store, cancel) : null, HubCommands.Errors(reply.Refusal is { Detail: "for" } ? Reply.No(Refusal.InvalidField("session")) : reply));
        }

        return await Load(booking, store, cancel) is { } asked && IsFor(asked, input) ? new BookingPayload(asked, []) : new BookingPayload(null, HubCommands.Errors(Reply.No(Refusal.ReusedKey)));
    }

    public static Task<BookingPayload> WithdrawBooking(WithdrawBookingInput input, Asker asker, [Service] HubCommands hub, [Service] BookingDesk desk, [Service] IHubStore store, CancellationToken cancel) =>
        Ask(asker, nameof(WithdrawBooking), input.IdempotencyKey, input.Booking, async (booking, caller, once) => await desk.Withdraw(booking, caller, once, cancel), hub, store, cancel);

    public static Task<BookingPayload> ReplaceTrainer(ReplaceTrainerInput input, Asker asker, [Service] HubCommands hub, [Service] BookingDesk desk, [Service] IHubStore store, CancellationToken cancel) =>
        Ask(asker, nameof(ReplaceTrainer), input.IdempotencyKey, input.Booking, async (booking, caller, once) => await desk.Replace(booking, input.Instead, input.With, caller, once, cancel), hub, store, cancel);

    private static async Task<BookingPayload> Ask(
        Asker asker, string mutation, string key, GrainId booking, Func<GrainId, Caller, IdempotencyKey, Task<Reply>> act, HubCommands hub, IHubStore store, CancellationToken cancel)
    {
        var (reply, own) = await hub.Ask(asker, mutation, key, booking, GrainKind.Booking, "booking", act, cancel);
        return new BookingPayload(own ? await Load(booking, store, cancel) : null, HubCommands.Errors(reply));
    }

    private static async Task<BookingRow?> Load(GrainId booking, IHubStore store, CancellationToken cancel) =>
        (await store.Load(booking, cancel)).State is BookingState state ? TrainerReading.Of(booking, state) : null;

    /// <summary>Who was replaced since was asked under a number of their own, which nobody else has.</summary>
    private static bool IsFor(BookingRow booking, AskBookingInput input) =>
        booking.Session == input.Session && booking.Slots.SequenceEqual(input.Slots) && booking.Members.Length == input.Trainers.Length
        && booking.Members.All(member => member.Ask > input.Trainers.Length || input.Trainers[member.Ask - 1] == member.Trainer);
}
