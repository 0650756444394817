namespace Federation.Gateway.Tests.Access;

/// <summary>
/// Every field of every type, with the policy that the schema must state and the rule by which it is answered. A field that is not here fails the test
/// until somebody has decided who may read it; there is no pattern and no default.
/// </summary>
public static class Table
{
    public const string Public = "public";
    public const string SignedIn = "signed-in";
    public const string Coordinator = "coordinator";

    public static IReadOnlyDictionary<string, (string Policy, Rule Rule)> Fields { get; } = new[]
    {
        Row("Node", Public, Rule.Everyone, "id"),
        Row("PageInfo", Public, Rule.Everyone, "hasNextPage hasPreviousPage startCursor endCursor"),
        Row("Query", Public, Rule.Everyone, "node nodes viewer hubs hub structures routeProposal referral feed offers offer offerContact offerSuggestions ownOffers courses course sessions session ownPlaces ownTrainer collectives collective meetings"),
        Row("Query", Coordinator, Rule.OwnList, "referralInbox sentReferrals referralsByCode openCalls hubOffers hubOffer samePosts diffusionPreview hubTrainers hubTrainer hubPairs hubBookings booking bookingCandidates"),
        Row("Query", Coordinator, Rule.Coordinators, "trainerPairs trainerPair"),
        Row("Viewer", SignedIn, Rule.Sessions, "account memberships"),
        Row("Membership", SignedIn, Rule.Sessions, "hub role"),

        Row("Hub", Public, Rule.Everyone, "id code shortName fullName carrier region departments referentDepartments services answersInDays changedAt source structures offers"),
        Row("Hub", Coordinator, Rule.OwnHub, "settings diffusion"),
        Row("HubConnection", Public, Rule.Everyone, "edges nodes pageInfo totalCount"),
        Row("HubEdge", Public, Rule.Everyone, "node cursor"),
        Row("Service", Public, Rule.Everyone, "code remote outside capacity closedUntil"),
        Row("HubSettings", Coordinator, Rule.OwnHub, "clocks straightThrough"),
        Row("Clocks", Coordinator, Rule.OwnHub, "readWithin answerWithin expireAfter leaseFor forgetAfter"),

        Row("Structure", Public, Rule.Everyone, "id hub key name kindLabel finessCategory commune department region publics roles employsPeers siret source"),
        Row("StructureConnection", Public, Rule.Everyone, "edges nodes pageInfo totalCount"),
        Row("StructureEdge", Public, Rule.Everyone, "node cursor"),

        Row("Offer", Public, Rule.Everyone, "id hub sources status version publishedAt changedAt until posting points lead filledHow withdrawnWhy history page example"),
        Row("Posting", Public, Rule.Everyone,
            "title canonical employer place contract hours pay agreement summary missions required desired languages licence training formerClients apply reveals publics publicsNote commitments start "
            + "positions prospects source"),
        Row("PostingEmployer", Public, Rule.Everyone, "name structure siret workplace"),
        Row("PostingPlace", Public, Rule.Everyone, "department region commune detail"),
        Row("PostingContract", Public, Rule.Everyone, "kind months note"),
        Row("PostingHours", Public, Rule.Everyone, "time perWeek schedule"),
        Row("PostingPay", Public, Rule.Everyone, "basis from to period scale index note"),
        Row("PostingLanguage", Public, Rule.Everyone, "language rule level"),
        Row("PostingApplication", Public, Rule.Everyone, "ways allAsked note"),
        Row("PostingStart", Public, Rule.Everyone, "on atOnce"),
        Row("QualityPoint", Public, Rule.Everyone, "point level title why mend field source"),
        Row("OfferConnection", Public, Rule.Everyone, "edges nodes pageInfo totalCount facets relaxations"),
        Row("OfferEdge", Public, Rule.Everyone, "node cursor reasons"),
        Row("OfferReason", Public, Rule.Everyone, "asked found kind sentence"),
        Row("OfferFacet", Public, Rule.Everyone, "field counts"),
        Row("OfferFacetCount", Public, Rule.Everyone, "code count"),
        Row("OfferRelaxation", Public, Rule.Everyone, "criterion count"),

        // While the offer is published, as on its page; with unpublished words only through the two doors below (see OfferSecretTests).
        Row("ApplicationContact", Public, Rule.Everyone, "name email phone link address"),

        // Reached with the secret of the employer's private link, whoever asks; words also by the hub that keeps them.
        Row("OwnOffer", Public, Rule.Everyone, "offerId hub offer status since waitingSince text contact sentBack remark until saidFilledElsewhere filledHow withdrawnWhy history"),
        Row("OfferText", Public, Rule.Everyone, "textId draft posting contact points"),
        Row("HubOffer", Coordinator, Rule.OwnList, "offerId hub offer status since byEmployer waitingSince text sentBack remark hasContact until saidFilledBy filledHow withdrawnWhy history example"),
        Row("HubOfferConnection", Coordinator, Rule.OwnList, "edges nodes pageInfo"),
        Row("HubOfferEdge", Coordinator, Rule.OwnList, "node cursor"),
        Row("Diffusion", Coordinator, Rule.OwnHub, "rules history"),
        Row("DiffusionRule", Coordinator, Rule.OwnHub, "field operator values"),
        Row("DiffusionChange", Coordinator, Rule.OwnHub, "at rules"),
        Row("DiffusionPreview", Coordinator, Rule.OwnList, "hiddenCount shownCount hidden"),
        Row("HiddenOffer", Coordinator, Rule.OwnList, "offer rule"),

        Row("Course", Public, Rule.Everyone, "id hub key page profile changedAt textId parent variants example"),
        Row("CourseProfile", Public, Rule.Everyone,
            "title kind status providers region department commune audiences themes prerequisite prerequisiteNote admission length places price modules contents trainers trainersNote needsPair certification "
            + "certificationNote format followUp note source"),
        Row("CourseLength", Public, Rule.Everyone, "hours days weeks text"),
        Row("PriceOfCourse", Public, Rule.Everyone, "price euros year text funders"),
        Row("CourseModule", Public, Rule.Everyone, "title hours note"),
        Row("CourseConnection", Public, Rule.Everyone, "edges nodes pageInfo totalCount"),
        Row("CourseEdge", Public, Rule.Everyone, "node cursor"),
        Row("Session", Public, Rule.Everyone,
            "id hub key page course title label days start end way department commune venue places free waiting price needsPair answerHours status since atRisk door takesRegistrations isFull hasTeam version textId why "
            + "example"),
        Row("Session", Coordinator, Rule.OwnHub, "attended registrations bookings"),
        Row("SessionDay", Public, Rule.Everyone, "date from to start end"),
        Row("SessionConnection", Public, Rule.Everyone, "edges nodes pageInfo totalCount"),
        Row("SessionEdge", Public, Rule.Everyone, "node cursor"),
        Row("Registration", Coordinator, Rule.OwnHub, "placeId status at offeredUntil openings lastOpenedAt"),
        Row("RegistrationConnection", Coordinator, Rule.OwnHub, "edges nodes pageInfo totalCount"),
        Row("RegistrationEdge", Coordinator, Rule.OwnHub, "node cursor"),

        // Reached with the secret of the private link, whoever asks (see PlaceSecretTests).
        Row("OwnPlace", Public, Rule.Everyone, "placeId session status at before offeredUntil contact openings lastOpenedAt"),

        // Trainers and pairs are told to hubs; a name, a calendar and a booking to one hub alone, and to the trainer by a private link.
        Row("Trainer", Coordinator, Rule.AmongHubs, "id hub role themes ways base zone everywhere languages freeDays"),
        Row("TrainerPair", Coordinator, Rule.Coordinators, "id hub status since themes members"),
        Row("PairMember", Coordinator, Rule.Coordinators, "trainerId trainer role agreed"),
        Row("TrainerPairConnection", Coordinator, Rule.Coordinators, "edges nodes pageInfo totalCount"),
        Row("TrainerPairEdge", Coordinator, Rule.Coordinators, "node cursor way distance themes freeDays"),
        Row("HubTrainer", Coordinator, Rule.OwnList, "trainerId hub trainer name contact textId hasLink calendar calendarId holds pairs retired"),
        Row("HubTrainerConnection", Coordinator, Rule.OwnList, "edges nodes pageInfo"),
        Row("HubTrainerEdge", Coordinator, Rule.OwnList, "node cursor"),
        Row("HubPairConnection", Coordinator, Rule.OwnList, "edges nodes pageInfo totalCount"),
        Row("HubPairEdge", Coordinator, Rule.OwnList, "node cursor"),
        Row("Booking", Coordinator, Rule.OwnList, "id hub session status since slots until repairBy why members"),
        Row("BookingMember", Coordinator, Rule.OwnList, "trainerId trainer role ask status"),
        Row("BookingConnection", Coordinator, Rule.OwnList, "edges nodes pageInfo totalCount"),
        Row("BookingEdge", Coordinator, Rule.OwnList, "node cursor"),
        Row("PlaceToFill", Coordinator, Rule.OwnList, "ask role candidates"),
        Row("Candidate", Coordinator, Rule.OwnList, "trainer themes distance isPartner together"),
        Row("OwnTrainer", Public, Rule.Everyone, "trainerId hub profile contact calendar calendarId holds pairs freeDays"),
        Row("TrainerProfile", Public, Rule.Everyone, "role themes ways base zone everywhere languages"),
        Row("TrainerContact", Public, Rule.Everyone, "name email phone"),
        Row("OpenCalendar", Public, Rule.Everyone, "windows closings"),
        Row("OpenWindow", Public, Rule.Everyone, "from to days parts everyWeeks"),
        Row("Closing", Public, Rule.Everyone, "from to parts"),
        Row("TrainerHold", Public, Rule.Everyone, "bookingId ask hub slots until status session with"),
        Row("AskedPair", Public, Rule.Everyone, "pairId hub agreed themes with"),
        Row("TrainingPartner", Public, Rule.Everyone, "role hub base"),
        Row("Slot", Public, Rule.Everyone, "date part"),
        Row("FreeDay", Public, Rule.Everyone, "date parts"),

        Row("Collective", Public, Rule.Everyone, "id hub key page profile changedAt textId meetings example"),
        Row("CollectiveProfile", Public, Rule.Everyone, "name kind status audience scope host region department commune rhythm way facilitator purpose note source"),
        Row("CollectiveConnection", Public, Rule.Everyone, "edges nodes pageInfo totalCount"),
        Row("CollectiveEdge", Public, Rule.Everyone, "node cursor"),
        Row("Meeting", Public, Rule.Everyone, "collective name audience plan version textId cancelled"),
        Row("Meeting", Coordinator, Rule.OwnHub, "present"),
        Row("MeetingPlan", Public, Rule.Everyone, "key times way department commune venue seats theme"),
        Row("MeetingTime", Public, Rule.Everyone, "date from to start end"),
        Row("MeetingConnection", Public, Rule.Everyone, "edges nodes pageInfo totalCount"),
        Row("MeetingEdge", Public, Rule.Everyone, "node cursor"),

        Row("RouteProposal", Public, Rule.Everyone, "origin options straightThrough readWithin answerWithin"),
        Row("RouteOption", Public, Rule.Everyone, "hub reason because service capacity borders"),

        Row("Referral", Coordinator, Rule.OwnThing,
            "id hub side shortCode need status since firstRequestedAt openedAt sentAt answeredAt origin recipient route proposal reason on question readBefore answerBefore leaseUntil escalated differs "
            + "otherHolds isOpenCall hasContact hasStory hasAnswer disclosures helped parent child next timeline forgotten example"),
        Row("ReferralConnection", Coordinator, Rule.OwnList, "edges nodes pageInfo"),
        Row("ReferralEdge", Coordinator, Rule.OwnList, "node cursor"),
        Row("OpenCall", Coordinator, Rule.OwnThing, "id hub origin need status since takenBy firstRequestedAt shortCode example"),
        Row("OpenCallConnection", Coordinator, Rule.OwnList, "edges nodes pageInfo"),
        Row("OpenCallEdge", Coordinator, Rule.OwnList, "node cursor"),

        // Reached with the secret of the private link, whoever asks; without it there is nothing (see SecretTests).
        Row("FollowedReferral", Public, Rule.Everyone,
            "shortCode need status since firstRequestedAt origin recipient proposal reason on question readBefore answerBefore escalated isOpenCall contact story answer consent disclosures helped timeline "
            + "parentShortCode childShortCode forgotten"),
        Row("Need", Public, Rule.Everyone, "kind department way by language from"),
        Row("AskedQuestion", Public, Rule.Everyone, "topic words at answered"),
        Row("TimelineStep", Public, Rule.Everyone, "at title detail waits"),
        Row("Consent", Public, Rule.Everyone, "scope hub until textVersion"),
        Row("Disclosure", Public, Rule.Everyone, "what to purpose danger since until stoppedAt inForce openings lastOpenedAt textVersion"),
        Row("Contact", Public, Rule.Everyone, "name email phone organisation"),

        // An entry is only given to who may read it (see AudienceTests): what is reached here is public.
        Row("FeedEntry", Public, Rule.Everyone, "hub position at kind audience addressedTo subjectId subject change"),
        Row("FeedChange", Public, Rule.Everyone,
            "status reason question on need shortCode firstRequestedAt route otherHub sealed purpose danger until consent helped adopted atThePersonsWish callStatus service capacity closedUntil "
            + "offerStatus offerBy version filledHow withdrawnWhy sentBack otherOffer sessionStatus sessionWhy door free waiting meetingKey "
            + "bookingId trainerId pairId bookingStatus holdRefusedWhy yes slots"),
        Row("FeedConnection", Public, Rule.Everyone, "edges nodes pageInfo head"),
        Row("FeedPageInfo", Public, Rule.Everyone, "hasNextPage endCursor"),
        Row("FeedEdge", Public, Rule.Everyone, "node cursor"),
        Row("InboxNews", Coordinator, Rule.OwnList, "entry referral cursor"),
        Row("Subscription", Public, Rule.Everyone, "feed"),
        Row("Subscription", Coordinator, Rule.OwnList, "referralInbox"),

        Row("UserError", Public, Rule.Everyone, "code message field"),
        Row("InvalidInput", Public, Rule.Everyone, "code message field"),
        Row("NotThere", Public, Rule.Everyone, "code message field"),
        Row("Conflict", Public, Rule.Everyone, "code message field status offerStatus sessionStatus bookingStatus"),
        Row("TryAgain", Public, Rule.Everyone, "code message field"),
        Row("NotAllowed", Public, Rule.Coordinators, "code message field"),
        Row("FileReferralPayload", Public, Rule.Everyone, "referral shortCode secret errors"),
        Row("FollowedReferralPayload", Public, Rule.Everyone, "referral errors"),
        Row("ReferralPayload", Coordinator, Rule.OwnAnswer, "referral"),
        Row("ReferralPayload", Coordinator, Rule.Coordinators, "errors"),
        Row("RerouteReferralPayload", Coordinator, Rule.OwnAnswer, "referral shortCode"),
        Row("RerouteReferralPayload", Coordinator, Rule.Coordinators, "errors"),
        Row("OpenSealedPayload", Coordinator, Rule.OwnAnswer, "contact text"),
        Row("OpenSealedPayload", Coordinator, Rule.Coordinators, "errors"),
        Row("OpenCallPayload", Coordinator, Rule.OwnAnswer, "call"),
        Row("OpenCallPayload", Coordinator, Rule.Coordinators, "errors"),
        Row("HubPayload", Coordinator, Rule.OwnAnswer, "hub"),
        Row("HubPayload", Coordinator, Rule.Coordinators, "errors"),
        Row("OwnOfferPayload", Public, Rule.Everyone, "offer secret points errors"),
        Row("HubOfferPayload", Coordinator, Rule.OwnAnswer, "offer"),
        Row("HubOfferPayload", Coordinator, Rule.Coordinators, "points errors"),
        Row("CoursePayload", Coordinator, Rule.OwnAnswer, "course"),
        Row("CoursePayload", Coordinator, Rule.Coordinators, "errors"),
        Row("SessionPayload", Coordinator, Rule.OwnAnswer, "session"),
        Row("SessionPayload", Coordinator, Rule.Coordinators, "errors"),
        Row("OpenRegistrationPayload", Coordinator, Rule.OwnAnswer, "contact"),
        Row("OpenRegistrationPayload", Coordinator, Rule.Coordinators, "errors"),
        Row("PlacePayload", Public, Rule.Everyone, "place secret errors"),
        Row("HubTrainerPayload", Coordinator, Rule.OwnAnswer, "trainer"),
        Row("HubTrainerPayload", Coordinator, Rule.Coordinators, "errors"),
        Row("TrainerLinkPayload", Coordinator, Rule.OwnAnswer, "trainer secret"),
        Row("TrainerLinkPayload", Coordinator, Rule.Coordinators, "errors"),
        Row("OwnTrainerPayload", Public, Rule.Everyone, "trainer errors"),
        Row("PairPayload", Coordinator, Rule.OwnAnswer, "pair"),
        Row("PairPayload", Coordinator, Rule.Coordinators, "errors"),
        Row("BookingPayload", Coordinator, Rule.OwnAnswer, "booking"),
        Row("BookingPayload", Coordinator, Rule.Coordinators, "errors"),
        Row("CollectivePayload", Coordinator, Rule.OwnAnswer, "collective"),
        Row("CollectivePayload", Coordinator, Rule.Coordinators, "errors"),
        Row("MeetingPayload", Coordinator, Rule.OwnAnswer, "meeting"),
        Row("MeetingPayload", Coordinator, Rule.Coordinators, "errors"),
        Row("StructurePayload", Coordinator, Rule.OwnAnswer, "structure"),
        Row("StructurePayload", Coordinator, Rule.Coordinators, "errors"),
    }.SelectMany(row => row.Fields.Select(field => KeyValuePair.Create(field, (row.Policy, row.Rule)))).ToDictionary();

    /// <summary>Every mutation: the policy it states, and who commands.</summary>
    public static IReadOnlyDictionary<string, (string Policy, Commander By)> Mutations { get; } = new (string Policy, Commander By, string Names)[]
    {
        (Public, Commander.Anyone, "fileReferral registerForSession"),
        (Public, Commander.WhoHoldsTheSecret, "answerQuestion withdrawReferral changeConsent stopDisclosure giveOutcome eraseReferral"),
        (Public, Commander.WhoHoldsTheLink, "saveOffer proposeOffer renewOwnOffer fillOwnOffer withdrawOwnOffer leaveOwnPlace takeOwnPlace setOwnCalendar answerOwnHold "
            + "cancelOwnHold answerOwnPair retireMyself"),
        (Coordinator, Commander.OwnCoordinators,
            "confirmRoute sendReferral rerouteReferral alignReferral readReferral beginReview askForInformation acceptReferral waitlistReferral declineReferral scheduleReferral startReferral recordNoShow "
            + "completeReferral markEnteredInError openSealed claimCall changeCapacity describeStructure "
            + "postOffer publishOffer sendBackOffer renewOffer fillOffer withdrawOffer joinOffer leaveOffer "
            + "describeCourse planSession moveSessionDoor confirmSession postponeSession cancelSession countAttendance openRegistration leavePlace takePlace describeCollective planMeeting cancelMeeting countMeeting "
            + "addTrainer describeTrainer relinkTrainer setCalendar answerHold cancelHold answerPair retireTrainer proposePair dissolvePair askBooking withdrawBooking replaceTrainer"),
        ("administrator", Commander.OwnAdministrators, "changeSettings changeDiffusion"),
    }.SelectMany(row => row.Names.Split(' ').Select(name => KeyValuePair.Create(name, (row.Policy, row.By)))).ToDictionary();

    private static (IEnumerable<string> Fields, string Policy, Rule Rule) Row(string type, string policy, Rule rule, string fields) =>
        (fields.Split(' ').Select(field => $"{type}.{field}"), policy, rule);
}

/// <summary>Whose word a mutation takes.</summary>
public enum Commander
{
    Anyone,
    WhoHoldsTheSecret,
    WhoHoldsTheLink,
    OwnCoordinators,
    OwnAdministrators,
}
