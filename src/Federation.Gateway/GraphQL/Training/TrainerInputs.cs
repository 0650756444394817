using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Training;
using Federation.Gateway.GraphQL.Commands;
using Federation.Node.Desk;

namespace Federation.Gateway.GraphQL.Training;

public sealed record AddTrainerInput(string IdempotencyKey, GrainId Hub, TrainerProfile Profile, TrainerContact Contact)
{
    public override string ToString() => "[scellé]";
}

public sealed record DescribeTrainerInput(string IdempotencyKey, GrainId Trainer, TrainerProfile Profile, TrainerContact? Contact = null, string? TextId = null)
{
    public override string ToString() => "[scellé]";
}

public sealed record RelinkTrainerInput(string IdempotencyKey, GrainId Trainer);

public sealed record SetCalendarInput(string IdempotencyKey, GrainId Trainer, OpenCalendar Calendar, string? CalendarId = null);

public sealed record AnswerHoldInput(string IdempotencyKey, GrainId Trainer, GrainId Booking, int Ask, bool Yes);

public sealed record CancelHoldInput(string IdempotencyKey, GrainId Trainer, GrainId Booking, int Ask);

public sealed record AnswerPairInput(string IdempotencyKey, GrainId Trainer, GrainId Pair, bool Yes);

public sealed record RetireTrainerInput(string IdempotencyKey, GrainId Trainer);

/// <summary>A command of a trainer who holds the private link. None of them can be printed: the secret is in it.</summary>
public abstract record OwnTrainerInput(string IdempotencyKey, string Secret, GrainId Trainer)
{
    public sealed override string ToString() => "[scellé]";
}

public sealed record SetOwnCalendarInput(string IdempotencyKey, string Secret, GrainId Trainer, OpenCalendar Calendar, string? CalendarId = null) : OwnTrainerInput(IdempotencyKey, Secret, Trainer);

public sealed record AnswerOwnHoldInput(string IdempotencyKey, string Secret, GrainId Trainer, GrainId Booking, int Ask, bool Yes) : OwnTrainerInput(IdempotencyKey, Secret, Trainer);

public sealed record CancelOwnHoldInput(string IdempotencyKey, string Secret, GrainId Trainer, GrainId Booking, int Ask) : OwnTrainerInput(IdempotencyKey, Secret, Trainer);

public sealed record AnswerOwnPairInput(string IdempotencyKey, string Secret, GrainId Trainer, GrainId Pair, bool Yes) : OwnTrainerInput(IdempotencyKey, Secret, Trainer);

public sealed record RetireMyselfInput(string IdempotencyKey, string Secret, GrainId Trainer) : OwnTrainerInput(IdempotencyKey, Secret, Trainer);

public sealed record ProposePairInput(string IdempotencyKey, GrainId Hub, ImmutableArray<GrainId> Trainers, ImmutableArray<TrainingTheme> Themes);

public sealed record DissolvePairInput(string IdempotencyKey, GrainId Pair);

public sealed record AskBookingInput(string IdempotencyKey, GrainId Hub, ImmutableArray<GrainId> Trainers, ImmutableArray<Slot> Slots, int Days, GrainId? Session = null);

public sealed record WithdrawBookingInput(string IdempotencyKey, GrainId Booking);

public sealed record ReplaceTrainerInput(string IdempotencyKey, GrainId Booking, int Instead, GrainId With);

internal static class TrainerTyping
{
    public static TrainerProfile Read(this TrainerProfile profile) => profile with
    {
        Themes = Typed.Set(profile.Themes), Ways = Typed.Set(profile.Ways), Zone = [.. profile.Zone.Distinct()], Languages = [.. profile.Languages.Distinct()],
    };

    public static TrainerContact Read(this TrainerContact contact) => new(contact.Name.Trim(), Typed.Text(contact.Email), Typed.Text(contact.Phone));
}
