using System.Collections.Frozen;
using Federation.Domain.Alerts;
using Federation.Domain.Calls;
using Federation.Domain.Collectives;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Jobs;
using Federation.Domain.Referrals;
using Federation.Domain.Structures;
using Federation.Domain.Training;

namespace Federation.Gateway.Live;

/// <param name="Version">Of the shape: <c>schemas/feed/{kind}.v{Version}.schema.json</c>. A shape that old readers would misread is a higher one.</param>
/// <param name="Whole">The fact as it stands in the feed; else only what <see cref="GraphQL.Feeds.FeedChange"/> publishes of it.</param>
public sealed record FeedForm(int Version, bool Whole);

/// <summary>
/// The kinds of entries that go out, and how. A kind that is not here is passed over, for everybody: what is new is nobody's until somebody has
/// decided. Whole are the kinds that are written for everybody or for every hub; the others hold hashes of links, accounts and references of
/// sealed rows beside what may be told.
/// </summary>
public static class FeedForms
{
    private static readonly FrozenDictionary<string, FeedForm> ByKind = Whole(
            typeof(PlatformDescribed), typeof(PlatformCapacityChanged), typeof(StructureDescribed),
            typeof(CallOpened), typeof(CallClaimed), typeof(CallClosed),
            typeof(OfferPublished), typeof(OfferRenewed), typeof(OfferEnded), typeof(OfferJoined), typeof(OfferLeft),
            typeof(TrainerDescribed), typeof(TrainerFree), typeof(TrainerRetired), typeof(PairFormed), typeof(PairDissolved),
            typeof(CourseDescribed), typeof(SessionPlanned), typeof(SessionDoorMoved), typeof(SessionMoved), typeof(SessionPlaces),
            typeof(CollectiveDescribed), typeof(MeetingPlanned), typeof(MeetingCancelled))
        .Concat(Told(
            typeof(PlatformSettingsChanged), typeof(PlatformDiffusionChanged),
            typeof(ReferralFiled), typeof(ReferralSent), typeof(ReferralMirrored), typeof(ReferralMoved), typeof(ReferralHeard), typeof(ReferralDisclosed),
            typeof(ReferralDisclosureStopped), typeof(ReferralOpened), typeof(ReferralConsentChanged), typeof(ReferralAnswered), typeof(ReferralReminded),
            typeof(ReferralEscalated), typeof(ReferralEscalationHeard), typeof(ReferralOutcomeGiven), typeof(ReferralAligned), typeof(ReferralRerouted),
            typeof(ReferralForgotten), typeof(ReferralErasurePassedOn),
            typeof(CallHeard), typeof(CallClaimAsked), typeof(CallChanged),
            typeof(OfferSaved), typeof(OfferProposed), typeof(OfferSentBack), typeof(OfferContactKept), typeof(OfferReminded),
            typeof(OfferSourceJoined), typeof(OfferOver), typeof(OfferSourceLeft), typeof(OfferSourceFilled)))
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>
    /// Decided: these do not go out. That somebody has an alert is nobody's news; what a booking and a calendar say to each other, and who registered,
    /// is theirs, and the session tells what comes of it.
    /// </summary>
    public static IReadOnlyCollection<string> Kept { get; } =
    [
        .. new[]
        {
            typeof(SubscriptionAsked), typeof(SubscriptionConfirmed), typeof(SubscriptionChannelsChanged), typeof(SubscriptionRefined), typeof(SubscriptionPaused), typeof(SubscriptionResumed),
            typeof(SubscriptionReminded), typeof(SubscriptionKept), typeof(SubscriptionEnded),
            typeof(TrainerContactKept), typeof(TrainerCalendarSet),
            typeof(HoldAsked), typeof(HoldGranted), typeof(HoldAgreed), typeof(HoldRefused), typeof(HoldConfirmed), typeof(HoldBooked), typeof(HoldReleased), typeof(HoldDropped), typeof(HoldCancelled), typeof(HoldPartnersTold), typeof(HoldPartnersHeard),
            typeof(BookingAsked), typeof(BookingMemberMoved), typeof(BookingMemberReplaced), typeof(BookingMoved),
            typeof(PairProposed), typeof(PairAsked), typeof(PairHeard), typeof(PairAnswered), typeof(PairMemberAnswered), typeof(PairReleased), typeof(PairForgotten),
            typeof(SessionRegistered), typeof(SessionLeft), typeof(SessionPlaceOffered), typeof(SessionPlaceTaken), typeof(SessionPlacePassed), typeof(SessionTeamMoved), typeof(SessionAttended),
            typeof(SessionContactOpened), typeof(SessionForgotten), typeof(MeetingAttended),
        }.Select(DomainJson.Facts.NameOf),
    ];

    public static IReadOnlyCollection<string> Kinds => ByKind.Keys;

    /// <summary>Null: this kind does not go out.</summary>
    public static FeedForm? Of(string kind) => ByKind.GetValueOrDefault(kind);

    private static IEnumerable<KeyValuePair<string, FeedForm>> Whole(params IEnumerable<Type> facts) => facts.Select(fact => KeyValuePair.Create(DomainJson.Facts.NameOf(fact), new FeedForm(1, true)));

    private static IEnumerable<KeyValuePair<string, FeedForm>> Told(params IEnumerable<Type> facts) => facts.Select(fact => KeyValuePair.Create(DomainJson.Facts.NameOf(fact), new FeedForm(1, false)));
}
