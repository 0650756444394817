using System.Collections.Frozen;
using Federation.Domain.Grains;

namespace Federation.Gateway.GraphQL.Feeds;

/// <summary>The facts of the feeds by name: <c>referral.filed</c> is <see cref="ReferralFiled"/>.</summary>
public enum FeedKind
{
    PlatformDescribed,
    PlatformCapacityChanged,
    PlatformSettingsChanged,
    StructureDescribed,
    ReferralFiled,
    ReferralSent,
    ReferralMirrored,
    ReferralMoved,
    ReferralHeard,
    ReferralDisclosed,
    ReferralDisclosureStopped,
    ReferralOpened,
    ReferralConsentChanged,
    ReferralAnswered,
    ReferralReminded,
    ReferralEscalated,
    ReferralEscalationHeard,
    ReferralOutcomeGiven,
    ReferralAligned,
    ReferralRerouted,
    ReferralForgotten,
    ReferralErasurePassedOn,
    CallOpened,
    CallClaimed,
    CallClosed,
    CallHeard,
    CallClaimAsked,
    CallChanged,
    PlatformDiffusionChanged,
    OfferSaved,
    OfferProposed,
    OfferSentBack,
    OfferPublished,
    OfferContactKept,
    OfferRenewed,
    OfferReminded,
    OfferEnded,
    OfferJoined,
    OfferLeft,
    OfferSourceJoined,
    OfferOver,
    OfferSourceLeft,
    OfferSourceFilled,
    SubscriptionAsked,
    SubscriptionConfirmed,
    SubscriptionChannelsChanged,
    SubscriptionRefined,
    SubscriptionPaused,
    SubscriptionResumed,
    SubscriptionReminded,
    SubscriptionKept,
    SubscriptionEnded,
    TrainerDescribed,
    TrainerContactKept,
    TrainerCalendarSet,
    TrainerFree,
    TrainerRetired,
    HoldAsked,
    HoldGranted,
    HoldAgreed,
    HoldRefused,
    HoldConfirmed,
    HoldBooked,
    HoldReleased,
    HoldDropped,
    HoldCancelled,
    HoldPartnersTold,
    HoldPartnersHeard,
    BookingAsked,
    BookingMemberMoved,
    BookingMemberReplaced,
    BookingMoved,
    PairProposed,
    PairAsked,
    PairHeard,
    PairAnswered,
    PairMemberAnswered,
    PairFormed,
    PairDissolved,
    PairReleased,
    PairForgotten,
    CourseDescribed,
    SessionPlanned,
    SessionDoorMoved,
    SessionMoved,
    SessionPlaces,
    SessionRegistered,
    SessionLeft,
    SessionPlaceOffered,
    SessionPlaceTaken,
    SessionPlacePassed,
    SessionTeamMoved,
    SessionAttended,
    SessionContactOpened,
    SessionForgotten,
    CollectiveDescribed,
    CollectiveMeetingPlanned,
    CollectiveMeetingCancelled,
    CollectiveMeetingAttended,
}

public enum FeedAudience
{
    Public,
    Hubs,
    OneHub,
    Local,
}

public static class FeedKinds
{
    private static readonly FrozenDictionary<string, FeedKind> ByName = Enum.GetValues<FeedKind>().ToFrozenDictionary(NameOf, StringComparer.Ordinal);

    public static string NameOf(FeedKind kind)
    {
        var code = Codes<FeedKind>.Of(kind);
        var dash = code.IndexOf('-', StringComparison.Ordinal);
        return $"{code[..dash]}.{code[(dash + 1)..]}";
    }

    public static FeedKind Of(Fact fact) => ByName[DomainJson.Facts.NameOf(fact)];
}
