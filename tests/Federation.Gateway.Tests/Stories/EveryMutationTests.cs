using Federation.Gateway.Tests.Asking;

namespace Federation.Gateway.Tests.Stories;

/// <summary>Whatever is sent twice with one key is done once and answered alike, to the last row of the database.</summary>
public sealed class EveryMutationTests
{
    [Theory, InlineData(On.Sqlite), InlineData(On.Postgres)]
    public async Task Every_mutation_is_applied_once_and_answers_a_repeat_as_the_first_time(On on)
    {
        await using var all = await Federated.Start(on);
        var twice = new Twice(all.Place);
        var (aura, bretagne, administrator) = (await all.SignIn("AURA"), await all.SignIn("Bretagne"), await all.SignIn("AURA", "administration"));
        var person = all.Visitor();

        // The long way: filed, asked about, accepted, done, remembered, erased.
        var payload = await twice.Do(person, "fileReferral", Requests.Input("twice-filed-0001", Requests.ForBretagne, Requests.Contact(), "Texte."));
        var filed = new Filed(payload.Text("shortCode"), payload.Text("secret"));
        var origin = await aura.Copy(all.Hub("aura"), filed.ShortCode);
        await twice.Do(aura, "confirmRoute", new { idempotencyKey = "k", referral = origin });
        var copy = await bretagne.Copy(all.Hub("bretagne"), filed.ShortCode);
        await twice.Do(bretagne, "readReferral", new { idempotencyKey = "k", referral = copy });
        await twice.Do(bretagne, "beginReview", new { idempotencyKey = "k", referral = copy });
        await twice.Do(bretagne, "askForInformation", new { idempotencyKey = "k", referral = copy, question = "PLACE", note = "Où ?" });
        await aura.Becomes(origin, "INFO_REQUESTED");
        await twice.Do(person, "answerQuestion", filed.With("k", ("answer", "Ici.")));
        await bretagne.Becomes(copy, "IN_REVIEW");
        await twice.Do(bretagne, "waitlistReferral", new { idempotencyKey = "k", referral = copy });
        await twice.Do(bretagne, "acceptReferral", new { idempotencyKey = "k", referral = copy });
        await aura.Becomes(origin, "ACCEPTED");
        await twice.Do(bretagne, "openSealed", new { idempotencyKey = "k", referral = copy, what = "CONTACT" });
        var day = $"{TimeProvider.System.GetUtcNow().AddDays(10):yyyy-MM-dd}";
        await twice.Do(bretagne, "scheduleReferral", new { idempotencyKey = "k", referral = copy, on = day });
        await twice.Do(bretagne, "recordNoShow", new { idempotencyKey = "k", referral = copy });
        await twice.Do(bretagne, "scheduleReferral", new { idempotencyKey = "k2", referral = copy, on = day });
        await twice.Do(bretagne, "startReferral", new { idempotencyKey = "k", referral = copy });
        await twice.Do(bretagne, "completeReferral", new { idempotencyKey = "k", referral = copy });
        await aura.Becomes(origin, "COMPLETED");
        await twice.Do(aura, "alignReferral", new { idempotencyKey = "k", referral = origin });
        await twice.Do(person, "giveOutcome", filed.With("k", ("helped", "PARTLY")));
        await twice.Repeat();

        // What was opened may be stopped meanwhile: a repeated look would be refused, as it must.
        await twice.Do(person, "stopDisclosure", filed.With("k", ("to", all.Hub("bretagne")), ("what", "CONTACT")));
        await twice.Do(person, "changeConsent", filed.With("k", ("scope", "THAT_HUB"), ("hub", all.Hub("bretagne"))));
        await twice.Repeat();
        await twice.Do(person, "eraseReferral", filed.With("k"));
        await twice.Repeat();

        // Even what was done before: the link opens nothing any more, and who repeats is still known by the key.
        await twice.Do(person, "giveOutcome", filed.With("k", ("helped", "PARTLY")));
        await twice.Do(person, "fileReferral", Requests.Input("twice-filed-0001", Requests.ForBretagne, Requests.Contact(), "Texte."));
        await twice.Repeat();
        Assert.Equal("unknown-grain", (await person.Do("giveOutcome", filed.With("another", ("helped", "PARTLY")))).Refused());

        // The other ends.
        var (withdrawn, _, _) = await all.Received("twice-withdrawn");
        await twice.Do(person, "withdrawReferral", withdrawn.With("k", ("reason", "CHANGED_MIND")));
        var (_, _, mistaken) = await all.Received("twice-mistaken");
        await twice.Do(bretagne, "markEnteredInError", new { idempotencyKey = "k", referral = mistaken, reason = "TEST" });
        var (_, declinedHere, declined) = await all.Received("twice-declined");
        await twice.Do(bretagne, "declineReferral", new { idempotencyKey = "k", referral = declined, reason = "OUTSIDE_MISSION" });
        await aura.Becomes(declinedHere, "DECLINED");
        await twice.Do(aura, "rerouteReferral", new { idempotencyKey = "k", referral = declinedHere, destination = new { hub = all.Hub("idf") } });

        // A call.
        var called = await person.File("twice-called-out", Requests.ForNobody);
        await twice.Do(aura, "sendReferral", new { idempotencyKey = "k", referral = await aura.Copy(all.Hub("aura"), called.ShortCode), destination = new { openCall = true } });
        var call = await Until.Found("the call at Bretagne", async () => (await bretagne.Ask("query($hub: ID!) { openCalls(hub: $hub) { nodes { id shortCode } } }", new { hub = all.Hub("bretagne") }))
            .At("openCalls", "nodes").EnumerateArray().Where(node => node.Text("shortCode") == called.ShortCode).Select(node => node.Text("id")).FirstOrDefault());
        await twice.Do(bretagne, "claimCall", new { idempotencyKey = "k", call });

        // The hub itself.
        await twice.Do(aura, "changeCapacity", new { idempotencyKey = "k", hub = all.Hub("aura"), service = "TRAINING", capacity = "LIMITED" });
        await twice.Do(administrator, "changeSettings", new
        {
            idempotencyKey = "k", hub = all.Hub("aura"), straightThrough = new[] { "STUDY_OR_PRESS" },
            clocks = new { readWithin = 2, answerWithin = 9, expireAfter = 30, leaseFor = 5, forgetAfter = 700 },
        });
        await twice.Do(aura, "describeStructure", new { idempotencyKey = "k", hub = all.Hub("aura"), key = "deux-fois", name = "Deux fois", kindLabel = "association", roles = new[] { "partner" } });

        // A rule on what the hub shows, and offers from both sides.
        await twice.Do(administrator, "changeDiffusion", new { idempotencyKey = "k", hub = all.Hub("aura"), rules = new[] { new { field = "AGE", @operator = "AT_MOST", values = new[] { "90" } } } });
        await Offers(all, twice);
        await Trainings(all, twice);
        await Trainers(all, twice);

        await twice.Repeat();
        Assert.Empty(Contract.Schema.Mutation!.Fields.Select(field => field.Name).Except(twice.Mutations));
        var verify = await Commands.Run(all.Place, "verify");
        Assert.True(verify.Code == 0, verify.ToString());
    }

    private static async Task Trainings(Federated all, Twice twice)
    {
        var (aura, hub) = (await all.SignIn("AURA"), all.Hub("aura"));
        var (first, second, third) = (all.Visitor(), all.Visitor(), all.Visitor());
        var course = (await twice.Do(aura, "describeCourse", new { idempotencyKey = "k", hub, key = "deux-fois", profile = TrainingRequests.Course() })).Text("course", "id");
        var session = (await twice.Do(aura, "planSession", new { idempotencyKey = "k", course, key = "deux-fois-1", plan = TrainingRequests.Plan(40) })).Text("session", "id");
        async Task<(string Place, string Secret)> Register(Client visitor, string key)
        {
            var payload = await twice.Do(visitor, "registerForSession", TrainingRequests.Registration(key, session));
            return (payload.Text("place", "placeId"), payload.Text("secret"));
        }

        var (one, two, three) = (await Register(first, "twice-place-one"), await Register(second, "twice-place-two"), await Register(third, "twice-place-three"));
        await twice.Do(aura, "openRegistration", new { idempotencyKey = "k", session, place = one.Place });
        await twice.Repeat();
        await twice.Do(first, "leaveOwnPlace", new { idempotencyKey = "k", secret = one.Secret, session, place = one.Place });
        await twice.Do(second, "takeOwnPlace", new { idempotencyKey = "k", secret = two.Secret, session, place = two.Place });
        await twice.Repeat();
        await twice.Do(aura, "leavePlace", new { idempotencyKey = "k", session, place = two.Place });
        await twice.Do(aura, "takePlace", new { idempotencyKey = "k", session, place = three.Place });
        await twice.Do(aura, "moveSessionDoor", new { idempotencyKey = "k", session, door = "SUSPENDED" });
        await twice.Do(aura, "confirmSession", new { idempotencyKey = "k", session });
        await twice.Do(aura, "postponeSession", new { idempotencyKey = "k", session });
        await twice.Do(aura, "cancelSession", new { idempotencyKey = "k", session, why = "VENUE_LOST" });

        // Who left is not let in again by the key that asked for the place, and other words under it ask for no other.
        Assert.Equal("idempotency-key-reused", (await first.Do("registerForSession", TrainingRequests.Registration("twice-place-one", session, TrainingRequests.Contact("-autre")))).Refused());
        Assert.Equal("nothing-sealed", (await aura.Do("openRegistration", new { idempotencyKey = "k", session, place = one.Place })).Refused());

        // One that has begun.
        var days = new[] { new { date = TrainingRequests.Day(-1), from = "09:00", to = "12:00" }, new { date = TrainingRequests.Day(2), from = "09:00", to = "12:00" } };
        var begun = await aura.Session(course, "deux-fois-2", new { days, way = "REMOTE" });
        await twice.Do(aura, "countAttendance", new { idempotencyKey = "k", session = begun, present = 9 });
        var collective = (await twice.Do(aura, "describeCollective", new { idempotencyKey = "k", hub, key = "deux-fois", profile = TrainingRequests.Collective() })).Text("collective", "id");
        await twice.Do(aura, "planMeeting", new { idempotencyKey = "k", collective, meeting = TrainingRequests.Meeting("a-venir", 10) });
        await twice.Do(aura, "cancelMeeting", new { idempotencyKey = "k", collective, key = "a-venir" });
        await twice.Do(aura, "planMeeting", new { idempotencyKey = "k2", collective, meeting = new { key = "en-cours", times = days, way = "REMOTE" } });
        await twice.Do(aura, "countMeeting", new { idempotencyKey = "k", collective, key = "en-cours", present = 7 });
    }

    /// <summary>A pair of two hubs, booked; its peer cannot come, is replaced, and trains no more.</summary>
    private static async Task Trainers(Federated all, Twice twice)
    {
        var (aura, bretagne, visitor, hub) = (await all.SignIn("AURA"), await all.SignIn("Bretagne"), all.Visitor(), all.Hub("aura"));
        var added = await twice.Do(aura, "addTrainer", new { idempotencyKey = "k", hub, profile = TrainingRequests.Trainer("PEER"), contact = TrainingRequests.TrainerContact });
        var (peer, secret) = (added.Text("trainer", "trainerId"), added.Text("secret"));
        await twice.Do(visitor, "setOwnCalendar", new { idempotencyKey = "k", secret, trainer = peer, calendar = TrainingRequests.Calendar() });
        var (professional, _) = await bretagne.AddTrainer(all.Hub("bretagne"), "twice", "PROFESSIONAL");
        var (spare, _) = await aura.AddTrainer(hub, "twice-spare", "PEER");
        await twice.Do(aura, "describeTrainer", new { idempotencyKey = "k", trainer = spare, profile = TrainingRequests.Trainer("PEER"), contact = new { name = "Une autre personne", phone = "06 00 00 00 03" } });
        await twice.Do(aura, "relinkTrainer", new { idempotencyKey = "k", trainer = spare });
        await twice.Do(aura, "setCalendar", new { idempotencyKey = "k", trainer = spare, calendar = TrainingRequests.Calendar() });

        var pair = (await twice.Do(aura, "proposePair", new { idempotencyKey = "k", hub, trainers = new[] { peer, professional }, themes = new[] { "RECOVERY" } })).Text("pair", "id");
        await aura.IsAsked(peer, pair);
        await bretagne.IsAsked(professional, pair);
        await twice.Do(visitor, "answerOwnPair", new { idempotencyKey = "k", secret, trainer = peer, pair, yes = true });
        await twice.Do(bretagne, "answerPair", new { idempotencyKey = "k", trainer = professional, pair, yes = true });
        await aura.PairBecomes(pair, "FORMED");
        await bretagne.PairIsFound(pair);

        var asked = new { idempotencyKey = "k", hub, trainers = new[] { peer, professional }, slots = TrainingRequests.Slots(60) };
        var booking = (await twice.Do(aura, "askBooking", asked)).Text("booking", "id");
        await twice.Do(visitor, "answerOwnHold", new { idempotencyKey = "k", secret, trainer = peer, booking, ask = await aura.Hold(peer, booking), yes = true });
        await twice.Do(bretagne, "answerHold", new { idempotencyKey = "k", trainer = professional, booking, ask = await bretagne.Hold(professional, booking), yes = true });
        await aura.BookingBecomes(booking, "CONFIRMED");
        var ask = await aura.Hold(peer, booking, "BOOKED");
        await twice.Do(visitor, "cancelOwnHold", new { idempotencyKey = "k", secret, trainer = peer, booking, ask });
        await aura.BookingBecomes(booking, "AT_RISK");
        await twice.Repeat();

        var places = (await aura.Ask("query($booking: ID!) { bookingCandidates(booking: $booking) { ask role candidates { trainer { id } } } }", new { booking })).At("bookingCandidates");
        Assert.Equal((ask, "PEER"), (places[0].At("ask").GetInt32(), places[0].Text("role")));
        Assert.Contains(spare, places[0].At("candidates").EnumerateArray().Select(one => one.Text("trainer", "id")));
        await twice.Do(aura, "replaceTrainer", new { idempotencyKey = "k", booking, instead = ask, with = spare });
        await aura.Done("answerHold", new { idempotencyKey = "k", trainer = spare, booking, ask = await aura.Hold(spare, booking), yes = true });
        await aura.BookingBecomes(booking, "CONFIRMED");
        await twice.Do(aura, "cancelHold", new { idempotencyKey = "k", trainer = spare, booking, ask = await aura.Hold(spare, booking, "BOOKED") });
        await aura.BookingBecomes(booking, "AT_RISK");
        await twice.Do(aura, "withdrawBooking", new { idempotencyKey = "k", booking });
        await twice.Do(aura, "dissolvePair", new { idempotencyKey = "k", pair });
        await twice.Do(aura, "retireTrainer", new { idempotencyKey = "k", trainer = spare });
        await twice.Repeat();
        await twice.Do(visitor, "retireMyself", new { idempotencyKey = "k", secret, trainer = peer });
        await twice.Repeat();

        // What was asked of who trains no more is still the command that was done; other words under its key are another one.
        Assert.Equal(booking, (await aura.Done("askBooking", asked)).Text("booking", "id"));
        Assert.Equal("idempotency-key-reused", (await aura.Do("askBooking", new { asked.idempotencyKey, asked.hub, asked.trainers, slots = TrainingRequests.Slots(61) })).Refused());
        Assert.Equal("idempotency-key-reused", (await aura.Do("addTrainer", new { idempotencyKey = "k", hub, profile = TrainingRequests.Trainer("PROFESSIONAL"), contact = TrainingRequests.TrainerContact })).Refused());
    }

    private static async Task Offers(Federated all, Twice twice)
    {
        var (aura, bretagne, employer) = (await all.SignIn("AURA"), await all.SignIn("Bretagne"), all.Visitor());
        var kept = await twice.Do(employer, "saveOffer", OfferRequests.Input("twice-an-offer-1"));
        var (offer, secret) = (kept.Text("offer", "offerId"), kept.Text("secret"));
        Dictionary<string, object?> Own(string key, params ReadOnlySpan<(string Name, object? Value)> more)
        {
            var input = new Dictionary<string, object?> { ["idempotencyKey"] = key, ["secret"] = secret, ["offer"] = offer };
            foreach (var (name, value) in more)
            {
                input[name] = value;
            }

            return input;
        }

        await twice.Do(employer, "proposeOffer", Own("k", ("posting", OfferRequests.Posting()), ("contact", OfferRequests.Contact)));
        await twice.Do(aura, "sendBackOffer", new { idempotencyKey = "k", offer, textId = await aura.TextId(offer), reasons = new[] { "PAY_MISSING", "OTHER" }, remark = "Dites le salaire." });
        await twice.Do(employer, "proposeOffer", Own("k2", ("posting", OfferRequests.Posting("Travailleuse paire")), ("contact", OfferRequests.Contact)));
        await twice.Do(aura, "publishOffer", new { idempotencyKey = "k", offer, textId = await aura.TextId(offer), days = 30 });
        await twice.Do(employer, "renewOwnOffer", Own("k", ("days", 60)));
        await twice.Do(aura, "renewOffer", new { idempotencyKey = "k", offer, days = 90 });

        // The same post through two hubs.
        var other = (await twice.Do(bretagne, "postOffer", new { idempotencyKey = "k", hub = all.Hub("bretagne"), posting = OfferRequests.Posting("Travailleuse paire"), contact = OfferRequests.Contact })).Text("offer", "offerId");
        await twice.Do(aura, "joinOffer", new { idempotencyKey = "k", offer, to = other });
        await twice.Do(aura, "leaveOffer", new { idempotencyKey = "k", offer });
        await twice.Do(bretagne, "fillOffer", new { idempotencyKey = "k", offer = other, how = "OTHERWISE" });
        await twice.Do(employer, "fillOwnOffer", Own("k", ("how", "THROUGH_THE_FEDERATION")));
        await twice.Repeat();

        var (mistake, link) = await employer.Propose("twice-an-offer-2");
        await twice.Do(employer, "withdrawOwnOffer", new { idempotencyKey = "k", secret = link, offer = mistake, why = "MISTAKE" });
        var withdrawn = (await bretagne.Done("postOffer", new { idempotencyKey = "k3", hub = all.Hub("bretagne"), posting = OfferRequests.Posting(employer: "Une autre"), contact = OfferRequests.Contact })).Text("offer", "offerId");
        await twice.Do(bretagne, "withdrawOffer", new { idempotencyKey = "k", offer = withdrawn, why = "DUPLICATE" });
    }

    [Fact]
    public async Task A_key_used_for_other_words_at_another_hub_makes_no_second_request()
    {
        await using var all = await Federated.Start(On.Sqlite);
        var person = all.Visitor();
        var first = await person.Done("fileReferral", Requests.Input("the-same-key-0002", Requests.ForBretagne));
        var elsewhere = new { kind = "PREPARE_A_TEAM", department = "69", from = "35", way = "REMOTE" };
        Assert.Equal("idempotency-key-reused", (await person.Do("fileReferral", Requests.Input("the-same-key-0002", elsewhere))).Refused());
        Assert.Equal(first.Text("secret"), (await person.Done("fileReferral", Requests.Input("the-same-key-0002", Requests.ForBretagne))).Text("secret"));
        var bretagne = await all.SignIn("Bretagne");
        var waiting = await bretagne.Ask("query($hub: ID!) { sentReferrals(hub: $hub, filter: TO_ROUTE, first: 100) { nodes { example } } }", new { hub = all.Hub("bretagne") });
        Assert.DoesNotContain(waiting.At("sentReferrals", "nodes").EnumerateArray(), node => !node.At("example").GetBoolean());

        var (offer, secret) = await person.Propose("the-same-key-0003");
        Assert.Equal("idempotency-key-reused", (await person.Do("proposeOffer", OfferRequests.Input("the-same-key-0003", OfferRequests.Posting(department: "35")))).Refused());
        Assert.Equal((offer, secret), await person.Propose("the-same-key-0003"));
        await bretagne.Done("postOffer", new { idempotencyKey = "post", hub = all.Hub("bretagne"), posting = OfferRequests.Posting(), contact = OfferRequests.Contact });
        Assert.Equal("idempotency-key-reused", (await bretagne.Do("postOffer", new
        {
            idempotencyKey = "post", hub = all.Hub("bretagne"), posting = OfferRequests.Posting("Autre titre"), contact = OfferRequests.Contact,
        })).Refused());
    }

    [Fact]
    public async Task A_key_used_for_other_words_is_refused_and_tells_nobodys_secret()
    {
        await using var all = await Federated.Start(On.Sqlite);
        var person = all.Visitor();
        var first = await person.Done("fileReferral", Requests.Input("the-same-key-0001", Requests.ForBretagne, Requests.Contact(), "Le premier."));
        var other = await person.Do("fileReferral", Requests.Input("the-same-key-0001", Requests.ForBretagne, Requests.Contact("-autre"), "Le second."));
        Assert.Equal("idempotency-key-reused", other.Refused());
        Assert.True(other.IsNull("secret") && other.IsNull("shortCode") && other.IsNull("referral"), other.ToString());
        Assert.DoesNotContain(first.Text("secret"), other.ToString(), StringComparison.Ordinal);
        Assert.Equal("invalid-field", (await person.Do("fileReferral", Requests.Input("short", Requests.ForBretagne))).Refused());
    }
}
