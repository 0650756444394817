using Federation.Domain.Calls;
using Federation.Domain.Hubs;
using Federation.Domain.Jobs;
using Federation.Domain.Referrals;
using Federation.Domain.Training;

namespace Federation.Domain.Grains;

/// <summary>A command that an entry gives rise to, at the hub that reads it.</summary>
/// <param name="Otherwise">Given instead when no such grain has begun: who is absent cannot answer, and somebody waits for an answer.</param>
public sealed record Reaction(GrainId Target, Command Command, Caller Caller, IdempotencyKey Key, Reaction? Otherwise = null)
{
    /// <summary>What remains to be done after a refusal; null when it was said in vain.</summary>
    public Reaction? After(Refusal refusal) => refusal == Refusal.UnknownGrain ? Otherwise : null;
}

/// <summary>
/// What a hub does with an entry that it follows, its own or another hub's: the whole protocol between hubs is this table. Several copies of
/// the follower may run at once and an entry may be read many times: the key is made of the entry, so the effect is once.
/// </summary>
public static class Reactions
{
    /// <param name="own">The reading hub's platform; null before it is described, and then it hears no calls.</param>
    public static Reaction? To(Entry entry, HubId reader, PlatformState? own)
    {
        if (!entry.Audience.MayBeReadBy(reader, entry.Hub))
        {
            return null;
        }

        if (entry.Hub == reader)
        {
            return entry.Fact switch
            {
                ReferralRerouted rerouted => Child(entry, rerouted),
                ReferralErasurePassedOn { Other: var other } => new Reaction(other.At(reader), new EraseReferral(), Caller.Person, IdempotencyKey.Heard(entry.Hub, entry.Position)),
                _ => Training(entry, reader),
            };
        }

        return entry.Fact switch
        {
            CallOpened { Letter: { Need: { } need } letter } => own is not null && ReferralKinds.AnsweredBy(need.Kind, own.Profile) is not null ? Hear(entry, letter.Id.CallAt(reader), own) : null,
            CallOpened => null,
            CallClaimed claimed => Hear(entry, claimed.Id.CallAt(reader), own),
            CallClosed closed => Hear(entry, closed.Id.CallAt(reader), own),
            CallClaimAsked asked => Hear(entry, asked.Id.At(reader), own),
            OfferJoined joined when joined.Lead.Hub == reader => Hear(entry, joined.Lead, own),
            OfferOver over when over.Source.Hub == reader => Hear(entry, over.Source, own),
            OfferLeft left when left.Lead.Hub == reader => Hear(entry, left.Lead, own),
            OfferEnded { Lead: { } lead } when lead.Hub == reader => Hear(entry, lead, own),
            _ when Training(entry, reader) is { } training => training,
            _ when entry.Subject.Kind == GrainKind.Referral && entry.Audience == Audience.To(reader) => Hear(entry, entry.Subject with { Hub = reader }, own),
            _ => null,
        };
    }

    /// <summary>Bookings, pairs and calendars speak through entries even where both live at one hub: one way, one order.</summary>
    private static Reaction? Training(Entry entry, HubId reader) => entry.Fact switch
    {
        HoldAsked asked when asked.Trainer.Hub == reader => Hear(entry, asked.Trainer, null),
        HoldConfirmed confirmed when confirmed.Trainer.Hub == reader => Hear(entry, confirmed.Trainer, null),
        HoldPartnersTold told when told.Trainer.Hub == reader => Hear(entry, told.Trainer, null),
        HoldReleased released when released.Trainer.Hub == reader => Hear(entry, released.Trainer, null),
        HoldGranted granted when granted.Ref.Booking.Hub == reader => Hear(entry, granted.Ref.Booking, null),
        HoldAgreed agreed when agreed.Ref.Booking.Hub == reader => Hear(entry, agreed.Ref.Booking, null),
        HoldBooked booked when booked.Ref.Booking.Hub == reader => Hear(entry, booked.Ref.Booking, null),
        HoldRefused refused when refused.Ref.Booking.Hub == reader => Hear(entry, refused.Ref.Booking, null),
        // A session that is not there lets its trainers go: the booking hears its own word come back.
        BookingAsked { For: { } session } when entry.Hub == reader => Hear(entry, session, null) with { Otherwise = Hear(entry, entry.Subject, null) },
        SessionTeamMoved { Team: BookingStatus.Withdrawn } moved when entry.Hub == reader => Hear(entry, moved.Booking, null),
        BookingMoved { For: { } session } when entry.Hub == reader => Hear(entry, session, null),
        PairAsked asked when asked.Trainer.Hub == reader => Hear(entry, asked.Trainer, null),
        PairReleased released when released.Trainer.Hub == reader => Hear(entry, released.Trainer, null),
        PairAnswered answered when answered.Pair.Hub == reader => Hear(entry, answered.Pair, null),
        HoldCancelled cancelled when cancelled.Ref.Booking.Hub == reader => Hear(entry, cancelled.Ref.Booking, null),
        _ => null,
    };

    private static Reaction Hear(Entry entry, GrainId target, PlatformState? own) => new(
        target,
        new Hear(entry.Hub, entry.Position, entry.Fact, entry.Fact is ReferralSent ? own?.Settings.Clocks : null),
        Caller.OtherHub(entry.Hub),
        IdempotencyKey.Heard(entry.Hub, entry.Position));

    private static Reaction Child(Entry entry, ReferralRerouted rerouted) => new(
        rerouted.Child.At(entry.Hub),
        new FileReferral(rerouted.Dossier, rerouted.Proposal, rerouted.Clocks, true, rerouted.To, rerouted.Route, []),
        Caller.OtherHub(entry.Hub),
        IdempotencyKey.Heard(entry.Hub, entry.Position));
}
