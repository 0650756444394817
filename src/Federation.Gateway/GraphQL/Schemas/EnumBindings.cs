using Federation.Domain.Calls;
using Federation.Domain.Collectives;
using Federation.Domain.Hubs;
using Federation.Domain.Jobs;
using Federation.Domain.Jobs.Gate;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;
using Federation.Domain.Training;
using Federation.Gateway.GraphQL.Feeds;
using Federation.Gateway.GraphQL.Ids;
using Federation.Gateway.GraphQL.Jobs;
using Federation.Gateway.GraphQL.Referrals;
using Federation.Gateway.GraphQL.Viewers;
using Federation.GraphQL.Binding;
using Federation.Search.Queries;
using Federation.Search.Results;

namespace Federation.Gateway.GraphQL.Schemas;

internal static class EnumBindings
{
    /// <summary>The binding itself holds that every value of both sides has its other.</summary>
    public static Bindings Enums(this Bindings bindings) => bindings
        .Coded<ServiceCode>("ServiceCode")
        .Coded<Capacity>("Capacity")
        .Coded<Way>("Way")
        .Coded<ReferralKind>("ReferralKind")
        .Coded<RouteReason>("RouteReason")
        .Coded<Status>("ReferralStatus")
        .Coded<Reason>("ReferralReason")
        .Coded<Side>("ReferralSide")
        .Coded<Question>("QuestionTopic")
        .Coded<Helped>("Helped")
        .Coded<SealKind>("SealedKind")
        .Coded<ConsentScope>("ConsentScope")
        .Coded<DisclosurePurpose>("DisclosurePurpose")
        .Coded<DangerReason>("DangerReason")
        .Coded<CallStatus>("CallStatus")
        .Coded<InboxFilter>("InboxFilter")
        .Coded<OutboxFilter>("OutboxFilter")
        .Coded<FeedKind>("FeedKind")
        .Coded<FeedAudience>("FeedAudience")
        .Coded<ViewerRole>("ViewerRole")
        .Coded<OfferStatus>("OfferStatus")
        .Coded<OfferActor>("OfferActor")
        .Coded<BackReason>("SendBackReason")
        .Coded<FilledHow>("FilledHow")
        .Coded<WithdrawnWhy>("WithdrawnWhy")
        .Coded<CanonicalTitle>("CanonicalTitle")
        .Coded<ContractKind>("ContractKind")
        .Coded<WorkingTime>("WorkingTime")
        .Coded<PayBasis>("PayBasis")
        .Coded<PayPeriod>("PayPeriod")
        .Coded<CollectiveAgreement>("CollectiveAgreement")
        .Coded<TrainingPosition>("TrainingPosition")
        .Coded<FormerClients>("FormerClients")
        .Coded<Licence>("DrivingLicence")
        .Coded<LanguageRule>("LanguageRule")
        .Coded<LanguageLevel>("LanguageLevel")
        .Coded<WayToApply>("WayToApply")
        .Coded<PublicMet>("PublicMet")
        .Coded<Commitment>("Commitment")
        .Coded<GatePoint>("QualityPointCode")
        .Coded<GateLevel>("QualityLevel")
        .Coded<DiffusionField>("DiffusionField")
        .Coded<DiffusionOperator>("DiffusionOperator")
        .Coded<Search.Explanations.ReasonKind>("OfferReasonKind")
        .Coded<OfferFacetField>("OfferFacetField")
        .Coded<Criterion>("OfferCriterion")
        .Coded<SearchOrder>("OfferOrder")
        .Coded<HubOfferFilter>("HubOfferFilter")
        .Trainings()
        .Collectives();

    private static Bindings Trainings(this Bindings bindings) => bindings
        .Coded<CourseKind>("CourseKind")
        .Coded<CourseAudience>("CourseAudience")
        .Coded<TrainingTheme>("TrainingTheme")
        .Coded<Prerequisite>("Prerequisite")
        .Coded<CoursePrice>("CoursePrice")
        .Coded<TrainerComposition>("TrainerComposition")
        .Coded<Certification>("Certification")
        .Coded<CourseStatus>("CourseStatus")
        .Coded<TrainingWay>("TrainingWay")
        .Coded<SessionStatus>("SessionStatus")
        .Coded<SessionEndedWhy>("SessionEndedWhy")
        .Coded<RegistrationDoor>("RegistrationDoor")
        .Coded<PlaceStatus>("PlaceStatus")
        .Coded<TrainerRole>("TrainerRole")
        .Coded<DayPart>("DayPart")
        .Enum<DayOfWeek>("Weekday", day => day.ToString().ToUpperInvariant())
        .Coded<HoldStatus>("HoldStatus")
        .Coded<HoldRefusedWhy>("HoldRefusedWhy")
        .Coded<PairStatus>("PairStatus")
        .Coded<BookingStatus>("BookingStatus")
        .Coded<MemberStatus>("BookingMemberStatus");

    private static Bindings Collectives(this Bindings bindings) => bindings
        .Coded<CollectiveKind>("CollectiveKind")
        .Coded<CollectiveAudience>("CollectiveAudience")
        .Coded<CollectiveScope>("CollectiveScope")
        .Coded<CollectiveWay>("CollectiveWay")
        .Coded<FacilitatorKind>("FacilitatorKind")
        .Coded<CollectiveStatus>("CollectiveStatus")
        .Coded<MeetingWay>("MeetingWay");

    private static Bindings Coded<T>(this Bindings bindings, string type)
        where T : struct, Enum => bindings.Enum<T>(type, Screaming.Of);
}
