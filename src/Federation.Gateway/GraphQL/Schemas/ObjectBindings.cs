using Federation.Domain.Collectives;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Jobs;
using Federation.Domain.Jobs.Gate;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;
using Federation.Domain.Training;
using Federation.Gateway.GraphQL.Calls;
using Federation.Gateway.GraphQL.Collectives;
using Federation.Gateway.GraphQL.Commands;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Feeds;
using Federation.Gateway.GraphQL.Jobs;
using Federation.Gateway.GraphQL.Paging;
using Federation.Gateway.GraphQL.Referrals;
using Federation.Gateway.GraphQL.Routing;
using Federation.Gateway.GraphQL.Structures;
using Federation.Gateway.GraphQL.Training;
using Federation.Gateway.GraphQL.Viewers;
using Federation.Gateway.Words;
using Federation.GraphQL.Binding;
using Federation.Node.Desk;
using Federation.Search.Results;
using Federation.Search.Training;
using Federation.Storage.Collectives;
using Federation.Storage.Training;

namespace Federation.Gateway.GraphQL.Schemas;

internal static class ObjectBindings
{
    public static Bindings Objects(this Bindings bindings) => bindings
        .Object<PageInfo>("PageInfo")
        .Object<Viewer>("Viewer")
        .Object<Membership>("Membership")
        .Object<HubView>("Hub")
        .List<HubView, HubId>("Hub")
        .Object<Service>("Service")
        .Object<HubSettings>("HubSettings")
        .Object<Clocks>("Clocks")
        .Object<StructureCard>("Structure")
        .List<StructureCard, StructurePlace>("Structure")
        .Object<Need>("Need")
        .Object<RouteAnswer>("RouteProposal")
        .Object<RouteChoice>("RouteOption")
        .Object<ReferralCopy>("Referral")
        .List<ReferralCopy, ListCursor>("Referral")
        .Object<PutQuestion>("AskedQuestion")
        .Object<Step>("TimelineStep")
        .Object<Consent>("Consent")
        .Object<Opening>("Disclosure")
        .Object<Contact>("Contact")
        .Object<Followed>("FollowedReferral")
        .Object<HeardCall>("OpenCall")
        .List<HeardCall, ListCursor>("OpenCall")
        .Object<Entry>("FeedEntry")
        .Object<FeedChange>("FeedChange")
        .Object<FeedAnswer>("FeedConnection")
        .Object<FeedPageInfo>("FeedPageInfo")
        .Object<FeedEdge>("FeedEdge")
        .Object<InboxNews>("InboxNews")
        .Offers()
        .Trainings()
        .Collectives()
        .Object<InvalidInput>("InvalidInput")
        .Object<NotAllowed>("NotAllowed")
        .Object<NotThere>("NotThere")
        .Object<Conflict>("Conflict")
        .Object<TryAgain>("TryAgain")
        .Object<FileReferralPayload>("FileReferralPayload")
        .Object<FollowedReferralPayload>("FollowedReferralPayload")
        .Object<ReferralPayload>("ReferralPayload")
        .Object<RerouteReferralPayload>("RerouteReferralPayload")
        .Object<OpenSealedPayload>("OpenSealedPayload")
        .Object<OpenCallPayload>("OpenCallPayload")
        .Object<HubPayload>("HubPayload")
        .Object<StructurePayload>("StructurePayload");

    private static Bindings Offers(this Bindings bindings) => bindings
        .Object<OfferNode>("Offer")
        .Object<FoundOffers>("OfferConnection")
        .Object<FoundOffer>("OfferEdge")
        .Object<Search.Explanations.Reason>("OfferReason")
        .Object<OfferFacet>("OfferFacet")
        .Object<FacetCount>("OfferFacetCount")
        .Object<Relaxation>("OfferRelaxation")
        .Object<Posting>("Posting")
        .Object<Employer>("PostingEmployer")
        .Object<Place>("PostingPlace")
        .Object<Contract>("PostingContract")
        .Object<Hours>("PostingHours")
        .Object<Pay>("PostingPay")
        .Object<LanguageAsked>("PostingLanguage")
        .Object<HowToApply>("PostingApplication")
        .Object<Start>("PostingStart")
        .Object<ApplicationContact>("ApplicationContact")
        .Object<GateFinding>("QualityPoint")
        .Object<UnpublishedText>("OfferText")
        .Object<OwnOffer>("OwnOffer")
        .Object<HubOffer>("HubOffer")
        .List<HubOffer, OfferPlace>("HubOffer")
        .Object<Diffusion>("Diffusion")
        .Object<DiffusionRule>("DiffusionRule")
        .Object<DiffusionChange>("DiffusionChange")
        .Object<DiffusionPreview>("DiffusionPreview")
        .Object<HiddenNode>("HiddenOffer")
        .Object<OwnOfferPayload>("OwnOfferPayload")
        .Object<HubOfferPayload>("HubOfferPayload");

    private static Bindings Trainings(this Bindings bindings) => bindings
        .Object<CourseLength>("CourseLength")
        .Object<PriceOfCourse>("PriceOfCourse")
        .Object<CourseModule>("CourseModule")
        .Object<CourseProfile>("CourseProfile")
        .Object<ListedCourse>("Course")
        .List<ListedCourse, ListPlace>("Course")
        .Object<SessionDay>("SessionDay")
        .Object<ListedSession>("Session")
        .List<ListedSession, ListPlace>("Session")
        .Object<Registration>("Registration")
        .List<Registration, ListPlace>("Registration")
        .Object<OwnPlace>("OwnPlace")
        .Object<CoursePayload>("CoursePayload")
        .Object<SessionPayload>("SessionPayload")
        .Object<OpenRegistrationPayload>("OpenRegistrationPayload")
        .Object<PlacePayload>("PlacePayload")
        .Trainers();

    private static Bindings Trainers(this Bindings bindings) => bindings
        .Object<KnownTrainer>("Trainer")
        .Object<FreeDay>("FreeDay")
        .Object<Slot>("Slot")
        .Object<HubTrainer>("HubTrainer")
        .List<HubTrainer, ListPlace>("HubTrainer")
        .Object<LinkedTrainer>("OwnTrainer")
        .Object<TrainerProfile>("TrainerProfile")
        .Object<TrainerContact>("TrainerContact")
        .Object<OpenCalendar>("OpenCalendar")
        .Object<OpenWindow>("OpenWindow")
        .Object<Closing>("Closing")
        .Object<Hold>("TrainerHold")
        .Object<PairOf>("AskedPair")
        .Object<AskedTrainer>("TrainingPartner")
        .Object<PairRow>("TrainerPair")
        .Object<PairMember>("PairMember")
        .Object<FoundPairs>("TrainerPairConnection")
        .Object<FoundPair>("TrainerPairEdge")
        .List<PairRow, ListPlace>("HubPair")
        .Object<BookingRow>("Booking")
        .Object<BookingMember>("BookingMember")
        .List<BookingRow, ListPlace>("Booking")
        .Object<PlaceToFill>("PlaceToFill")
        .Object<Candidate>("Candidate")
        .Object<HubTrainerPayload>("HubTrainerPayload")
        .Object<TrainerLinkPayload>("TrainerLinkPayload")
        .Object<OwnTrainerPayload>("OwnTrainerPayload")
        .Object<PairPayload>("PairPayload")
        .Object<BookingPayload>("BookingPayload");

    private static Bindings Collectives(this Bindings bindings) => bindings
        .Object<CollectiveProfile>("CollectiveProfile")
        .Object<ListedCollective>("Collective")
        .List<ListedCollective, ListPlace>("Collective")
        .Object<MeetingTime>("MeetingTime")
        .Object<MeetingPlan>("MeetingPlan")
        .Object<ListedMeeting>("Meeting")
        .List<ListedMeeting, ListPlace>("Meeting")
        .Object<CollectivePayload>("CollectivePayload")
        .Object<MeetingPayload>("MeetingPayload");

    private static Bindings List<TNode, TCursor>(this Bindings bindings, string type)
        where TCursor : struct => bindings.Object<Connection<TNode, TCursor>>($"{type}Connection").Object<Edge<TNode, TCursor>>($"{type}Edge");
}
