using Federation.Domain.Calls;
using Federation.Domain.Collectives;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Jobs;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;
using Federation.Domain.Training;
using Federation.Gateway.GraphQL.Hubs;
using Federation.GraphQL.Binding;
using Federation.Node.Desk;

namespace Federation.Gateway.GraphQL.Feeds;

/// <summary>A fact laid out flat. What a fact holds beside this is not published: hashes of links, references of sealed rows, accounts.</summary>
public sealed record FeedChange
{
    public Status? Status { get; init; }

    public Reason? Reason { get; init; }

    public Question? Question { get; init; }

    public DateOnly? On { get; init; }

    public Need? Need { get; init; }

    public ShortCode? ShortCode { get; init; }

    public DateTimeOffset? FirstRequestedAt { get; init; }

    public RouteReason? Route { get; init; }

    public HubId? Other { get; init; }

    public SealKind? Sealed { get; init; }

    public DisclosurePurpose? Purpose { get; init; }

    public DangerReason? Danger { get; init; }

    public DateTimeOffset? Until { get; init; }

    public ConsentScope? Consent { get; init; }

    public Helped? Helped { get; init; }

    public bool? Adopted { get; init; }

    public bool? AtThePersonsWish { get; init; }

    public CallStatus? CallStatus { get; init; }

    public ServiceCode? Service { get; init; }

    public Capacity? Capacity { get; init; }

    public DateOnly? ClosedUntil { get; init; }

    public OfferStatus? OfferStatus { get; init; }

    public OfferActor? OfferBy { get; init; }

    public int? Version { get; init; }

    public FilledHow? FilledHow { get; init; }

    public WithdrawnWhy? WithdrawnWhy { get; init; }

    public IReadOnlyList<BackReason>? SentBack { get; init; }

    public GrainId? OtherOffer { get; init; }

    public SessionStatus? SessionStatus { get; init; }

    public SessionEndedWhy? SessionWhy { get; init; }

    public RegistrationDoor? Door { get; init; }

    public int? Free { get; init; }

    public bool? Waiting { get; init; }

    public string? MeetingKey { get; init; }

    public GrainId? BookingId { get; init; }

    public GrainId? TrainerId { get; init; }

    public GrainId? PairId { get; init; }

    public BookingStatus? BookingStatus { get; init; }

    public HoldRefusedWhy? HoldRefusedWhy { get; init; }

    public bool? Yes { get; init; }

    public IReadOnlyList<Slot>? Slots { get; init; }

    public static FeedChange Of(Fact fact) => fact switch
    {
        OfferProposed proposed => new() { OfferBy = proposed.By },
        OfferSentBack back => new() { SentBack = back.Reasons },
        OfferPublished published => new() { Version = published.Version, Until = published.Until },
        OfferRenewed renewed => new() { OfferBy = renewed.By, Until = renewed.Until },
        OfferEnded ended => new() { OfferStatus = ended.Status, OfferBy = ended.By, FilledHow = ended.How, WithdrawnWhy = ended.Why, OtherOffer = ended.Lead, Other = ended.Lead?.Hub },
        OfferJoined joined => new() { OtherOffer = joined.Lead, Other = joined.Lead.Hub },
        OfferLeft left => new() { OtherOffer = left.Lead, Other = left.Lead.Hub },
        OfferSourceJoined joined => new() { OtherOffer = joined.Source, Other = joined.Source.Hub },
        OfferSourceLeft left => new() { OtherOffer = left.Source, Other = left.Source.Hub },
        OfferSourceFilled filled => new() { OtherOffer = filled.Source, Other = filled.Source.Hub },
        OfferOver over => new() { OtherOffer = over.Source, Other = over.Source.Hub, FilledHow = over.Filled },
        PlatformCapacityChanged changed => new() { Service = changed.Service, Capacity = changed.Capacity, ClosedUntil = changed.ClosedUntil },
        ReferralFiled filed => new() { Need = filed.Dossier.Need, ShortCode = filed.Dossier.ShortCode, FirstRequestedAt = filed.Dossier.FirstRequestedAt },
        ReferralSent sent => Of(sent.Letter) with { Other = sent.To },
        ReferralMirrored mirrored => Of(mirrored.Letter) with { Other = mirrored.Letter.Origin },
        ReferralMoved moved => new() { Status = moved.To, Reason = moved.Reason, Question = moved.Question, On = moved.On },
        ReferralHeard heard => new() { Status = heard.Told, Adopted = heard.Adopted, Other = heard.From, Reason = heard.Reason, Question = heard.Question, On = heard.On },
        ReferralDisclosed disclosed => new() { Other = disclosed.To, Sealed = disclosed.What, Purpose = disclosed.Purpose, Until = disclosed.Until, Danger = disclosed.Danger },
        ReferralDisclosureStopped stopped => new() { Other = stopped.To, Sealed = stopped.What },
        ReferralOpened opened => new() { Other = opened.By, Sealed = opened.What },
        ReferralConsentChanged { Consent: var consent } => new() { Consent = consent.Scope, Other = consent.Hub, Until = consent.Scope == ConsentScope.Nobody ? null : consent.Until },
        ReferralEscalationHeard heard => new() { Other = heard.From },
        ReferralOutcomeGiven given => new() { Helped = given.Helped },
        ReferralAligned aligned => new() { Status = aligned.Status },
        ReferralRerouted rerouted => new() { Other = rerouted.To, Route = rerouted.Route, ShortCode = rerouted.ShortCode },
        ReferralForgotten forgotten => new() { AtThePersonsWish = forgotten.AtThePersonsWish },
        CallOpened opened => Of(opened.Letter),
        CallClaimed claimed => new() { Other = claimed.By, Until = claimed.LeaseUntil },
        CallHeard heard => Of(heard.Letter) with { Other = heard.Letter.Origin },
        HoldAsked asked => Of(asked.Ref) with { TrainerId = asked.Trainer, Slots = asked.Slots, Until = asked.Until },
        HoldGranted granted => Of(granted.Ref) with { Slots = granted.Slots, Until = granted.Until },
        HoldAgreed agreed => Of(agreed.Ref),
        HoldRefused refused => Of(refused.Ref) with { HoldRefusedWhy = refused.Why },
        HoldConfirmed confirmed => Of(confirmed.Ref) with { TrainerId = confirmed.Trainer },
        HoldBooked booked => Of(booked.Ref),
        HoldReleased released => Of(released.Ref) with { TrainerId = released.Trainer },
        HoldDropped dropped => Of(dropped.Ref),
        HoldCancelled cancelled => Of(cancelled.Ref),
        HoldPartnersTold told => Of(told.Ref) with { TrainerId = told.Trainer },
        HoldPartnersHeard heard => Of(heard.Ref),
        BookingAsked asked => new() { BookingId = asked.Booking, Slots = asked.Slots, Until = asked.Until },
        BookingMoved moved => new() { BookingId = moved.Booking, BookingStatus = moved.Status, HoldRefusedWhy = moved.Why, Until = moved.RepairBy },
        PairAsked asked => new() { PairId = asked.Pair, TrainerId = asked.Trainer, Other = asked.Pair.Hub },
        PairAnswered answered => new() { PairId = answered.Pair, TrainerId = answered.Trainer, Yes = answered.Yes, Other = answered.Pair.Hub },
        PairMemberAnswered answered => new() { TrainerId = answered.Trainer, Yes = answered.Yes, Other = answered.Trainer.Hub },
        PairReleased released => new() { PairId = released.Pair, TrainerId = released.Trainer, Other = released.Pair.Hub },
        PairHeard heard => new() { PairId = heard.Pair, Other = heard.Pair.Hub },
        PairForgotten forgotten => new() { PairId = forgotten.Pair, Other = forgotten.Pair.Hub },
        SessionTeamMoved moved => new() { BookingId = moved.Booking, BookingStatus = moved.Team },
        SessionPlanned planned => new() { Version = planned.Version },
        SessionDoorMoved moved => new() { Door = moved.Door },
        SessionMoved moved => new() { SessionStatus = moved.Status, Version = moved.Version, SessionWhy = moved.Why },
        SessionPlaces places => new() { Free = places.Free, Waiting = places.Waiting },
        MeetingPlanned planned => new() { MeetingKey = planned.Meeting.Key, Version = planned.Version },
        MeetingCancelled cancelled => new() { MeetingKey = cancelled.Key, Version = cancelled.Version },
        CallChanged changed => new() { CallStatus = changed.Status, Other = changed.By },
        _ => new(),
    };

    private static FeedChange Of(HoldRef hold) => new() { BookingId = hold.Booking, Other = hold.Booking.Hub };

    private static FeedChange Of(Letter letter) =>
        new() { Need = letter.Need, ShortCode = letter.ShortCode, FirstRequestedAt = letter.FirstRequestedAt, Route = letter.Route, Until = letter.LeaseUntil };
}

[Resolves("FeedChange")]
public static class FeedChangeFields
{
    public static ValueTask<HubView?> OtherHub(FeedChange change, [Service] HubDirectory directory, CancellationToken cancel) => directory.Named(change.Other, cancel);
}
