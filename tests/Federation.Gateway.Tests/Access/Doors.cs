using Federation.GraphQL.Types;

namespace Federation.Gateway.Tests.Access;

/// <summary>A way from a root to an object of a type of AURA's, if the asker may go it.</summary>
/// <param name="Open">A document with <c>%</c> where the object's fields are selected, and the names of its variables.</param>
/// <param name="Path">Response names from the root to the object.</param>
public sealed record Door(string Open, string Variables, string Path)
{
    public string Document(string field) => Open.Replace("%", field, StringComparison.Ordinal);
}

/// <summary>One door for each type. A type without one fails the test.</summary>
public static class Doors
{
    private const string Hub = "query($hub: ID!) { hub(id: $hub) { % } }";
    private const string Inbox = "query($hub: ID!) { sentReferrals(hub: $hub, filter: FOLLOWED) { % } }";
    private const string Calls = "query($hub: ID!) { openCalls(hub: $hub) { % } }";
    private const string Own = "query($code: ShortCode!, $secret: String!) { referral(shortCode: $code, secret: $secret) { % } }";
    private const string Feed = "query($hub: ID!) { feed(hubs: [$hub], kinds: [PLATFORM_DESCRIBED], first: 1) { % } }";
    private const string News = "subscription($hub: ID!) { referralInbox(hub: $hub, after: \"MTo\") { % } }";
    private const string Errors = "mutation($need: NeedInput!) { fileReferral(input: { idempotencyKey: \"short\", need: $need }) { errors { % } } }";
    private const string Align = "mutation($referral: ID!) { alignReferral(input: { idempotencyKey: \"door\", referral: $referral }) { % } }";

    private const string Offer = "query($offer: ID!) { offer(id: $offer) { % } }";
    private const string Offers = "{ offers(filter: { words: \"travailleur pair\" }) { % } }";
    private const string OwnOffers = "query($link: String!) { ownOffers(secret: $link) { % } }";
    private const string HubOffers = "query($hub: ID!) { hubOffers(hub: $hub) { % } }";
    private const string Course = "query($course: ID!) { course(id: $course) { % } }";
    private const string Session = "query($session: ID!) { session(id: $session) { % } }";
    private const string OwnTrainer = "query($trainerLink: String!) { ownTrainer(secret: $trainerLink) { % } }";
    private const string HubTrainers = "query($hub: ID!) { hubTrainers(hub: $hub) { % } }";
    private const string HubPairs = "query($hub: ID!) { hubPairs(hub: $hub) { % } }";
    private const string HubBookings = "query($hub: ID!) { hubBookings(hub: $hub) { % } }";
    private const string Pair = "query($pair: ID!) { trainerPair(id: $pair) { % } }";
    private const string Booking = "query($booking: ID!) { booking(id: $booking) { % } }";
    private const string Candidates = "query($booking: ID!) { bookingCandidates(booking: $booking) { % } }";
    private const string Collective = "query($collective: ID!) { collective(id: $collective) { % } }";
    private const string Preview = "query($hub: ID!) { diffusionPreview(hub: $hub, rules: [{ field: AGE, operator: AT_LEAST, values: [\"10000\"] }]) { % } }";

    public static IReadOnlyDictionary<string, Door> ByType { get; } = new Dictionary<string, Door>
    {
        ["Node"] = new("query($hub: ID!) { node(id: $hub) { % } }", "hub", "node"),
        ["PageInfo"] = new("{ hubs { pageInfo { % } } }", "", "hubs pageInfo"),
        ["Viewer"] = new("{ viewer { % } }", "", "viewer"),
        ["Membership"] = new("{ viewer { memberships { % } } }", "", "viewer memberships"),
        ["Hub"] = new(Hub, "hub", "hub"),
        ["HubConnection"] = new("{ hubs { % } }", "", "hubs"),
        ["HubEdge"] = new("{ hubs { edges { % } } }", "", "hubs edges"),
        ["Service"] = Inside(Hub, "hub", "hub", "services"),
        ["HubSettings"] = Inside(Hub, "hub", "hub", "settings"),
        ["Clocks"] = Inside(Hub, "hub", "hub", "settings clocks"),
        ["Structure"] = new("query($structure: ID!) { node(id: $structure) { ... on Structure { % } } }", "structure", "node"),
        ["StructureConnection"] = new("query($hub: ID!) { structures(hubs: [$hub]) { % } }", "hub", "structures"),
        ["StructureEdge"] = new("query($hub: ID!) { structures(hubs: [$hub]) { edges { % } } }", "hub", "structures edges"),
        ["RouteProposal"] = new("query($need: NeedInput!) { routeProposal(need: $need) { % } }", "need", "routeProposal"),
        ["RouteOption"] = new("query($need: NeedInput!) { routeProposal(need: $need) { options { % } } }", "need", "routeProposal options"),
        ["Referral"] = new("query($referral: ID!) { node(id: $referral) { ... on Referral { % } } }", "referral", "node"),
        ["ReferralConnection"] = new(Inbox, "hub", "sentReferrals"),
        ["ReferralEdge"] = Inside(Inbox, "hub", "sentReferrals", "edges"),
        ["OpenCall"] = new("query($call: ID!) { node(id: $call) { ... on OpenCall { % } } }", "call", "node"),
        ["OpenCallConnection"] = new(Calls, "hub", "openCalls"),
        ["OpenCallEdge"] = Inside(Calls, "hub", "openCalls", "edges"),
        ["FollowedReferral"] = new(Own, "code secret", "referral"),
        ["Need"] = Inside(Own, "code secret", "referral", "need"),
        ["AskedQuestion"] = Inside(Own, "code secret", "referral", "question"),
        ["TimelineStep"] = Inside(Own, "code secret", "referral", "timeline"),
        ["Consent"] = Inside(Own, "code secret", "referral", "consent"),
        ["Disclosure"] = Inside(Own, "code secret", "referral", "disclosures"),
        ["Contact"] = Inside(Own, "code secret", "referral", "contact"),
        ["FeedConnection"] = new(Feed, "hub", "feed"),
        ["FeedPageInfo"] = Inside(Feed, "hub", "feed", "pageInfo"),
        ["FeedEdge"] = Inside(Feed, "hub", "feed", "edges"),
        ["FeedEntry"] = Inside(Feed, "hub", "feed", "nodes"),
        ["FeedChange"] = Inside(Feed, "hub", "feed", "nodes change"),
        ["InboxNews"] = new(News, "hub", "referralInbox"),
        ["UserError"] = new(Errors, "need", "fileReferral errors"),
        ["InvalidInput"] = Inside(Errors, "need", "fileReferral errors", "... on InvalidInput"),
        ["NotThere"] = new(
            "mutation($code: ShortCode!) { giveOutcome(input: { idempotencyKey: \"door\", shortCode: $code, secret: \"no\", helped: YES }) { errors { ... on NotThere { % } } } }", "code", "giveOutcome errors"),
        ["Conflict"] = new(
            "mutation($need: NeedInput!) { a: fileReferral(input: { idempotencyKey: \"a-key-of-the-doors\", need: $need }) { errors { code } } "
            + "b: fileReferral(input: { idempotencyKey: \"a-key-of-the-doors\", need: $need, story: \"other words\" }) { errors { ... on Conflict { % } } } }", "need", "b errors"),
        ["NotAllowed"] = new("mutation($notYours: ID!) { alignReferral(input: { idempotencyKey: \"door\", referral: $notYours }) { errors { ... on NotAllowed { % } } } }", "notYours", "alignReferral errors"),
        ["FileReferralPayload"] = new("mutation($need: NeedInput!) { fileReferral(input: { idempotencyKey: \"a-payload-of-the-doors\", need: $need }) { % } }", "need", "fileReferral"),
        ["FollowedReferralPayload"] = new(
            "mutation($code: ShortCode!, $secret: String!, $hub: ID!) { stopDisclosure(input: { idempotencyKey: \"door\", shortCode: $code, secret: $secret, to: $hub, what: QUESTION }) { % } }",
            "code secret hub", "stopDisclosure"),
        ["ReferralPayload"] = new(Align, "referral", "alignReferral"),
        ["RerouteReferralPayload"] = new(
            "mutation($referral: ID!) { rerouteReferral(input: { idempotencyKey: \"door\", referral: $referral, destination: { openCall: true } }) { % } }", "referral", "rerouteReferral"),
        ["OpenSealedPayload"] = new("mutation($referral: ID!) { openSealed(input: { idempotencyKey: \"door\", referral: $referral, what: STORY }) { % } }", "referral", "openSealed"),
        ["OpenCallPayload"] = new("mutation($call: ID!) { claimCall(input: { idempotencyKey: \"door\", call: $call }) { % } }", "call", "claimCall"),
        ["HubPayload"] = new("mutation($hub: ID!) { changeCapacity(input: { idempotencyKey: \"door\", hub: $hub, service: NETWORK, capacity: LIMITED }) { % } }", "hub", "changeCapacity"),
        ["Offer"] = new(Offer, "offer", "offer"),
        ["Posting"] = Inside(Offer, "offer", "offer", "posting"),
        ["PostingEmployer"] = Inside(Offer, "offer", "offer", "posting employer"),
        ["PostingPlace"] = Inside(Offer, "offer", "offer", "posting place"),
        ["PostingContract"] = Inside(Offer, "offer", "offer", "posting contract"),
        ["PostingHours"] = Inside(Offer, "offer", "offer", "posting hours"),
        ["PostingPay"] = Inside(Offer, "offer", "offer", "posting pay"),
        ["PostingLanguage"] = Inside(Offer, "offer", "offer", "posting languages"),
        ["PostingApplication"] = Inside(Offer, "offer", "offer", "posting apply"),
        ["PostingStart"] = Inside(Offer, "offer", "offer", "posting start"),
        ["QualityPoint"] = Inside(Offer, "offer", "offer", "points"),
        ["ApplicationContact"] = new("query($offer: ID!) { offerContact(offer: $offer) { % } }", "offer", "offerContact"),
        ["OfferConnection"] = new(Offers, "", "offers"),
        ["OfferEdge"] = Inside(Offers, "", "offers", "edges"),
        ["OfferReason"] = Inside(Offers, "", "offers", "edges reasons"),
        ["OfferFacet"] = new("{ offers { facets(fields: [CONTRACT]) { % } } }", "", "offers facets"),
        ["OfferFacetCount"] = new("{ offers { facets(fields: [CONTRACT]) { counts { % } } } }", "", "offers facets counts"),
        ["OfferRelaxation"] = new("{ offers(filter: { words: \"xyzzyx\", departments: [\"69\"] }) { relaxations { % } } }", "", "offers relaxations"),
        ["OwnOffer"] = new(OwnOffers, "link", "ownOffers"),
        ["OfferText"] = Inside(OwnOffers, "link", "ownOffers", "text"),
        ["HubOffer"] = new("query($offer: ID!) { hubOffer(offer: $offer) { % } }", "offer", "hubOffer"),
        ["HubOfferConnection"] = new(HubOffers, "hub", "hubOffers"),
        ["HubOfferEdge"] = Inside(HubOffers, "hub", "hubOffers", "edges"),
        ["Diffusion"] = Inside(Hub, "hub", "hub", "diffusion"),
        ["DiffusionRule"] = Inside(Hub, "hub", "hub", "diffusion rules"),
        ["DiffusionChange"] = Inside(Hub, "hub", "hub", "diffusion history"),
        ["DiffusionPreview"] = new(Preview, "hub", "diffusionPreview"),
        ["HiddenOffer"] = Inside(Preview, "hub", "diffusionPreview", "hidden"),
        ["OwnOfferPayload"] = new("mutation($link: String!, $offer: ID!) { renewOwnOffer(input: { idempotencyKey: \"door\", secret: $link, offer: $offer }) { % } }", "link offer", "renewOwnOffer"),
        ["HubOfferPayload"] = new("mutation($offer: ID!) { renewOffer(input: { idempotencyKey: \"door\", offer: $offer }) { % } }", "offer", "renewOffer"),
        ["Course"] = new(Course, "course", "course"),
        ["CourseProfile"] = Inside(Course, "course", "course", "profile"),
        ["CourseLength"] = Inside(Course, "course", "course", "profile length"),
        ["PriceOfCourse"] = Inside(Course, "course", "course", "profile price"),
        ["CourseModule"] = Inside(Course, "course", "course", "profile modules"),
        ["CourseConnection"] = new("{ courses { % } }", "", "courses"),
        ["CourseEdge"] = new("{ courses { edges { % } } }", "", "courses edges"),
        ["Session"] = new(Session, "session", "session"),
        ["SessionDay"] = Inside(Session, "session", "session", "days"),
        ["SessionConnection"] = new("{ sessions { % } }", "", "sessions"),
        ["SessionEdge"] = new("{ sessions { edges { % } } }", "", "sessions edges"),
        ["RegistrationConnection"] = Inside(Session, "session", "session", "registrations"),
        ["RegistrationEdge"] = Inside(Session, "session", "session", "registrations edges"),
        ["Registration"] = Inside(Session, "session", "session", "registrations nodes"),
        ["OwnPlace"] = new("query($placeLink: String!) { ownPlaces(secret: $placeLink) { % } }", "placeLink", "ownPlaces"),
        ["Trainer"] = new("query($trainer: ID!) { node(id: $trainer) { ... on Trainer { % } } }", "trainer", "node"),
        ["TrainerPair"] = new(Pair, "pair", "trainerPair"),
        ["PairMember"] = Inside(Pair, "pair", "trainerPair", "members"),
        ["TrainerPairConnection"] = new("{ trainerPairs(theme: RECOVERY) { % } }", "", "trainerPairs"),
        ["TrainerPairEdge"] = new("{ trainerPairs(theme: RECOVERY) { edges { % } } }", "", "trainerPairs edges"),
        ["HubTrainer"] = new("query($trainer: ID!) { hubTrainer(trainer: $trainer) { % } }", "trainer", "hubTrainer"),
        ["HubTrainerConnection"] = new(HubTrainers, "hub", "hubTrainers"),
        ["HubTrainerEdge"] = Inside(HubTrainers, "hub", "hubTrainers", "edges"),
        ["HubPairConnection"] = new(HubPairs, "hub", "hubPairs"),
        ["HubPairEdge"] = Inside(HubPairs, "hub", "hubPairs", "edges"),
        ["Booking"] = new(Booking, "booking", "booking"),
        ["BookingMember"] = Inside(Booking, "booking", "booking", "members"),
        ["BookingConnection"] = new(HubBookings, "hub", "hubBookings"),
        ["BookingEdge"] = Inside(HubBookings, "hub", "hubBookings", "edges"),
        ["PlaceToFill"] = new(Candidates, "booking", "bookingCandidates"),
        ["Candidate"] = Inside(Candidates, "booking", "bookingCandidates", "candidates"),
        ["OwnTrainer"] = new(OwnTrainer, "trainerLink", "ownTrainer"),
        ["TrainerProfile"] = Inside(OwnTrainer, "trainerLink", "ownTrainer", "profile"),
        ["TrainerContact"] = Inside(OwnTrainer, "trainerLink", "ownTrainer", "contact"),
        ["OpenCalendar"] = Inside(OwnTrainer, "trainerLink", "ownTrainer", "calendar"),
        ["OpenWindow"] = Inside(OwnTrainer, "trainerLink", "ownTrainer", "calendar windows"),
        ["Closing"] = Inside(OwnTrainer, "trainerLink", "ownTrainer", "calendar closings"),
        ["TrainerHold"] = Inside(OwnTrainer, "trainerLink", "ownTrainer", "holds"),
        ["Slot"] = Inside(OwnTrainer, "trainerLink", "ownTrainer", "holds slots"),
        ["AskedPair"] = Inside(OwnTrainer, "trainerLink", "ownTrainer", "pairs"),
        ["TrainingPartner"] = Inside(OwnTrainer, "trainerLink", "ownTrainer", "pairs with"),
        ["FreeDay"] = Inside(OwnTrainer, "trainerLink", "ownTrainer", "freeDays"),
        ["HubTrainerPayload"] = new(
            "mutation($trainer: ID!, $pair: ID!) { answerPair(input: { idempotencyKey: \"door\", trainer: $trainer, pair: $pair, yes: true }) { % } }", "trainer pair", "answerPair"),
        ["TrainerLinkPayload"] = new("mutation($spare: ID!) { relinkTrainer(input: { idempotencyKey: \"door\", trainer: $spare }) { % } }", "spare", "relinkTrainer"),
        ["OwnTrainerPayload"] = new(
            "mutation($trainer: ID!, $pair: ID!, $trainerLink: String!) { answerOwnPair(input: { idempotencyKey: \"door\", secret: $trainerLink, trainer: $trainer, pair: $pair, yes: true }) { % } }",
            "trainer pair trainerLink", "answerOwnPair"),
        ["PairPayload"] = new(
            "mutation($hub: ID!, $trainer: ID!, $spare: ID!) { proposePair(input: { idempotencyKey: \"door\", hub: $hub, trainers: [$spare, $trainer], themes: [RECOVERY] }) { % } }",
            "hub trainer spare", "proposePair"),
        ["BookingPayload"] = new(
            "mutation($booking: ID!, $spare: ID!) { replaceTrainer(input: { idempotencyKey: \"door\", booking: $booking, instead: 99, with: $spare }) { % } }", "booking spare", "replaceTrainer"),
        ["Collective"] = new(Collective, "collective", "collective"),
        ["CollectiveProfile"] = Inside(Collective, "collective", "collective", "profile"),
        ["CollectiveConnection"] = new("{ collectives { % } }", "", "collectives"),
        ["CollectiveEdge"] = new("{ collectives { edges { % } } }", "", "collectives edges"),
        ["Meeting"] = Inside(Collective, "collective", "collective", "meetings"),
        ["MeetingPlan"] = Inside(Collective, "collective", "collective", "meetings plan"),
        ["MeetingTime"] = Inside(Collective, "collective", "collective", "meetings plan times"),
        ["MeetingConnection"] = new("{ meetings { % } }", "", "meetings"),
        ["MeetingEdge"] = new("{ meetings { edges { % } } }", "", "meetings edges"),
        ["CoursePayload"] = new("mutation($hub: ID!) { describeCourse(input: { idempotencyKey: \"door\", hub: $hub, key: \"porte\", profile: { title: \"Porte\" } }) { % } }", "hub", "describeCourse"),
        ["SessionPayload"] = new("mutation($session: ID!) { moveSessionDoor(input: { idempotencyKey: \"door\", session: $session, door: OPEN }) { % } }", "session", "moveSessionDoor"),
        ["OpenRegistrationPayload"] = new(
            "mutation($session: ID!, $place: ID!) { openRegistration(input: { idempotencyKey: \"door\", session: $session, place: $place }) { % } }", "session place", "openRegistration"),
        ["PlacePayload"] = new(
            "mutation($session: ID!, $place: ID!, $placeLink: String!) { takeOwnPlace(input: { idempotencyKey: \"door\", session: $session, place: $place, secret: $placeLink }) { % } }",
            "session place placeLink", "takeOwnPlace"),
        ["CollectivePayload"] = new(
            "mutation($hub: ID!) { describeCollective(input: { idempotencyKey: \"door\", hub: $hub, key: \"porte\", profile: { name: \"Porte\", kind: NETWORK } }) { % } }", "hub", "describeCollective"),
        ["MeetingPayload"] = new(
            "mutation($collective: ID!) { countMeeting(input: { idempotencyKey: \"door\", collective: $collective, key: \"scene\", present: 3 }) { % } }", "collective", "countMeeting"),
        ["StructurePayload"] = new(
            "mutation($hub: ID!) { describeStructure(input: { idempotencyKey: \"door\", hub: $hub, key: \"porte\", name: \"Porte\", kindLabel: \"association\" }) { % } }", "hub", "describeStructure"),
    };

    /// <summary>Arguments of fields that ask for some, root fields first.</summary>
    public static IReadOnlyDictionary<string, (string Call, string Variables)> Arguments { get; } = new Dictionary<string, (string, string)>
    {
        ["Query.node"] = ("node(id: $hub)", "hub"),
        ["Query.nodes"] = ("nodes(ids: [$hub])", "hub"),
        ["Query.hub"] = ("hub(id: $hub)", "hub"),
        ["Query.routeProposal"] = ("routeProposal(need: $need)", "need"),
        ["Query.referral"] = ("referral(shortCode: $code, secret: $secret)", "code secret"),
        ["Query.referralInbox"] = ("referralInbox(hub: $hub)", "hub"),
        ["Query.sentReferrals"] = ("sentReferrals(hub: $hub)", "hub"),
        ["Query.referralsByCode"] = ("referralsByCode(hub: $hub, shortCode: $code)", "hub code"),
        ["Query.openCalls"] = ("openCalls(hub: $hub)", "hub"),
        ["Query.offer"] = ("offer(id: $offer)", "offer"),
        ["Query.offerContact"] = ("offerContact(offer: $offer)", "offer"),
        ["Query.offerSuggestions"] = ("offerSuggestions(typed: \"trav\")", ""),
        ["Query.ownOffers"] = ("ownOffers(secret: $link)", "link"),
        ["Query.hubOffers"] = ("hubOffers(hub: $hub)", "hub"),
        ["Query.hubOffer"] = ("hubOffer(offer: $offer)", "offer"),
        ["Query.samePosts"] = ("samePosts(offer: $offer)", "offer"),
        ["Query.diffusionPreview"] = ("diffusionPreview(hub: $hub, rules: [])", "hub"),
        ["Query.course"] = ("course(id: $course)", "course"),
        ["Query.session"] = ("session(id: $session)", "session"),
        ["Query.ownPlaces"] = ("ownPlaces(secret: $placeLink)", "placeLink"),
        ["Query.ownTrainer"] = ("ownTrainer(secret: $trainerLink)", "trainerLink"),
        ["Query.trainerPair"] = ("trainerPair(id: $pair)", "pair"),
        ["Query.hubTrainers"] = ("hubTrainers(hub: $hub)", "hub"),
        ["Query.hubTrainer"] = ("hubTrainer(trainer: $trainer)", "trainer"),
        ["Query.hubPairs"] = ("hubPairs(hub: $hub)", "hub"),
        ["Query.hubBookings"] = ("hubBookings(hub: $hub)", "hub"),
        ["Query.booking"] = ("booking(id: $booking)", "booking"),
        ["Query.bookingCandidates"] = ("bookingCandidates(booking: $booking)", "booking"),
        ["Query.collective"] = ("collective(id: $collective)", "collective"),
        ["Subscription.feed"] = ("feed(hubs: [$hub], after: \"MTo\")", "hub"),
        ["Subscription.referralInbox"] = ("referralInbox(hub: $hub, after: \"MTo\")", "hub"),
    };

    private static readonly Dictionary<string, string> VariableTypes = new()
    {
        ["hub"] = "ID!", ["referral"] = "ID!", ["call"] = "ID!", ["structure"] = "ID!", ["notYours"] = "ID!", ["code"] = "ShortCode!", ["secret"] = "String!", ["need"] = "NeedInput!", ["offer"] = "ID!", ["link"] = "String!",
        ["course"] = "ID!", ["session"] = "ID!", ["place"] = "ID!", ["placeLink"] = "String!", ["collective"] = "ID!", ["trainer"] = "ID!", ["spare"] = "ID!", ["pair"] = "ID!",
        ["booking"] = "ID!", ["trainerLink"] = "String!",
    };

    /// <summary>For root types: the field itself is the door.</summary>
    public static Door OfRoot(string kind, string field)
    {
        var (call, variables) = Arguments.GetValueOrDefault($"{(kind == "query" ? "Query" : "Subscription")}.{field}", (field, ""));
        var declared = string.Join(", ", variables.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => $"${name}: {VariableTypes[name]}"));
        return new Door($"{kind}{(declared.Length > 0 ? $"({declared})" : "")} {{ {call}% }}", variables, "");
    }

    public static string Selection(Field field)
    {
        var call = field.Name == "facets" ? "facets(fields: [CONTRACT])" : field.Name;
        return field.Type.IsComposite() ? $"{call} {{ __typename }}" : call;
    }

    public static bool IsComposite(this GraphType type) => type.Named.IsComposite;

    private static Door Inside(string open, string variables, string path, string deeper)
    {
        var steps = deeper.StartsWith("...", StringComparison.Ordinal) ? [deeper] : deeper.Split(' ');
        var inner = steps.Reverse().Aggregate("%", (inside, step) => $"{step} {{ {inside} }}");
        return new Door(open.Replace("%", inner, StringComparison.Ordinal), variables, deeper.StartsWith("...", StringComparison.Ordinal) ? path : $"{path} {deeper}");
    }
}
