using Federation.Gateway.Tests.Asking;

namespace Federation.Gateway.Tests.Stories;

/// <summary>A request's whole life through the schema alone: no page is opened and no table is looked at.</summary>
public sealed class HandoverTests
{
    [Theory, InlineData(On.Sqlite), InlineData(On.Postgres)]
    public async Task A_request_finds_its_hub_is_answered_and_opens_its_contact_to_that_hub_alone(On on)
    {
        await using var all = await Federated.Start(on);
        var (aura, bretagne, person) = (await all.SignIn("AURA"), await all.SignIn("Bretagne"), all.Visitor());

        // Who would answer, and why.
        var proposal = (await person.Ask(
            "query($need: NeedInput!) { routeProposal(need: $need) { origin { code } straightThrough options { hub { code } reason because service capacity } } }", new { need = Requests.ForBretagne })).At("routeProposal");
        Assert.Equal("aura", proposal.Text("origin", "code"));
        var best = proposal.At("options")[0];
        Assert.Equal("bretagne", best.Text("hub", "code"));
        Assert.StartsWith("parce que", best.Text("because"), StringComparison.Ordinal);
        var last = proposal.At("options").EnumerateArray().Last();
        Assert.Equal("OPEN_CALL", last.Text("reason"));
        Assert.True(last.IsNull("hub"));

        // Filed; the origin sends it where it was proposed.
        var filed = await person.File("handover", Requests.ForBretagne, Requests.Contact(), "Une équipe à préparer.");
        var waiting = (await aura.Ask("query($hub: ID!) { sentReferrals(hub: $hub) { nodes { id shortCode status proposal { hub { code } } } } }", new { hub = all.Hub("aura") })).At("sentReferrals", "nodes");
        var origin = waiting.EnumerateArray().Single(copy => copy.Text("shortCode") == filed.ShortCode).Text("id");
        var sent = await aura.Done("confirmRoute", new { idempotencyKey = "route", referral = origin });
        Assert.Equal("SENT", sent.Text("referral", "status"));

        // In the other hub's inbox, without identity; nothing opens before the yes.
        var copy = await bretagne.Copy(all.Hub("bretagne"), filed.ShortCode);
        var inbox = (await bretagne.Ask(
            "query($hub: ID!) { referralInbox(hub: $hub, first: 100) { nodes { id side status hasContact hasStory need { kind from } origin { code } next } } }", new { hub = all.Hub("bretagne") }))
            .At("referralInbox", "nodes").EnumerateArray().Single(node => node.Text("id") == copy);
        Assert.True(inbox.At("hasContact").GetBoolean());
        Assert.Contains("ACCEPTED", inbox.At("next").EnumerateArray().Select(status => status.GetString()));
        Assert.Equal("not-disclosed", (await bretagne.Do("openSealed", new { idempotencyKey = "early", referral = copy, what = "CONTACT" })).Refused());

        // A question and its answer.
        await bretagne.Done("readReferral", new { idempotencyKey = "read", referral = copy });
        await bretagne.Done("beginReview", new { idempotencyKey = "review", referral = copy });
        await bretagne.Done("askForInformation", new { idempotencyKey = "ask", referral = copy, question = "DATES", note = "Quelle semaine ?" });
        await aura.Becomes(origin, "INFO_REQUESTED");
        var asked = await person.Own(filed, "status question { topic words answered }");
        Assert.Equal("Quelle semaine ?", asked.Text("question", "words"));
        await person.Done("answerQuestion", filed.With("answer", ("answer", "La deuxième de mars.")));
        await bretagne.Becomes(copy, "IN_REVIEW");
        Assert.Equal("La deuxième de mars.", (await bretagne.Done("openSealed", new { idempotencyKey = "answer", referral = copy, what = "ANSWER" })).Text("text"));

        // Yes: the contact opens, to that hub and to no other, and each look is shown to the person.
        await bretagne.Done("acceptReferral", new { idempotencyKey = "yes", referral = copy });
        await Until.True("the contact is opened", async () => (await person.Own(filed, "disclosures { what inForce }")).At("disclosures").EnumerateArray()
            .Any(disclosure => disclosure.Text("what") == "CONTACT" && disclosure.At("inForce").GetBoolean()));
        var contact = (await bretagne.Done("openSealed", new { idempotencyKey = "contact", referral = copy, what = "CONTACT" })).At("contact");
        Assert.Equal("camille@example.invalid", contact.Text("email"));
        Assert.Equal("not-allowed", (await aura.Do("openSealed", new { idempotencyKey = "contact", referral = origin, what = "CONTACT" })).Refused());
        var looks = (await person.Own(filed, "disclosures { what to { code } purpose openings } contact { name } story consent { scope until }")).At("disclosures");
        var look = looks.EnumerateArray().Single(disclosure => disclosure.Text("what") == "CONTACT");
        Assert.Equal(("bretagne", "ANSWER_THE_REQUEST", 1), (look.Text("to", "code"), look.Text("purpose"), look.At("openings").GetInt32()));

        // To its end, and whether it helped.
        await bretagne.Done("scheduleReferral", new { idempotencyKey = "day", referral = copy, on = $"{TimeProvider.System.GetUtcNow().AddDays(10):yyyy-MM-dd}" });
        await bretagne.Done("startReferral", new { idempotencyKey = "start", referral = copy });
        await bretagne.Done("completeReferral", new { idempotencyKey = "end", referral = copy });
        await aura.Becomes(origin, "COMPLETED");
        await person.Done("giveOutcome", filed.With("helped", ("helped", "YES")));
        var story = await person.Own(filed, "status helped timeline { at title detail waits }");
        Assert.Equal(("COMPLETED", "YES"), (story.Text("status"), story.Text("helped")));
        Assert.Contains("Coordonnées ouvertes à Bretagne", story.At("timeline").EnumerateArray().Select(step => step.Text("title")));

        // Stopped at once; erased for good.
        await person.Done("stopDisclosure", filed.With("stop", ("to", all.Hub("bretagne")), ("what", "CONTACT")));
        Assert.Equal("not-disclosed", (await bretagne.Do("openSealed", new { idempotencyKey = "late", referral = copy, what = "CONTACT" })).Refused());
        var left = (await person.Ask(
            "mutation($input: EraseReferralInput!) { eraseReferral(input: $input) { errors { code } referral { forgotten contact { name } story answer need { kind } } } }", new { input = filed.With("erase") }))
            .At("eraseReferral", "referral");
        Assert.True(left.At("forgotten").GetBoolean() && left.IsNull("contact") && left.IsNull("story") && left.IsNull("answer"), left.ToString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await person.Own(filed, "status")).ValueKind);
    }

    [Theory, InlineData(On.Sqlite), InlineData(On.Postgres)]
    public async Task A_need_that_nobody_covers_is_called_out_and_the_first_to_claim_takes_it(On on)
    {
        await using var all = await Federated.Start(on);
        var (aura, bretagne) = (await all.SignIn("AURA"), await all.SignIn("Bretagne"));
        var filed = await all.Visitor().File("called-out", Requests.ForNobody, Requests.Contact());
        var origin = await aura.Copy(all.Hub("aura"), filed.ShortCode);
        await aura.Done("sendReferral", new { idempotencyKey = "out", referral = origin, destination = new { openCall = true } });

        var call = await Until.Found("the call at Bretagne", async () => (await bretagne.Ask(
                "query($hub: ID!) { openCalls(hub: $hub) { nodes { id shortCode status need { kind department from } } } }", new { hub = all.Hub("bretagne") }))
            .At("openCalls", "nodes").EnumerateArray().Where(node => node.Text("shortCode") == filed.ShortCode).Select(node => node.ToString()).FirstOrDefault());
        var id = System.Text.Json.JsonDocument.Parse(call).RootElement.Text("id");
        Assert.Contains("\"from\":null", call, StringComparison.Ordinal);
        await bretagne.Done("claimCall", new { idempotencyKey = "mine", call = id });
        var copy = await bretagne.Copy(all.Hub("bretagne"), filed.ShortCode);
        await Until.True("the call is granted", async () =>
            (await bretagne.Ask("query($id: ID!) { node(id: $id) { ... on OpenCall { status takenBy { code } } } }", new { id })).Text("node", "status") == "GRANTED");

        // Said no: sent elsewhere with the first instant kept, under a new code and the same secret.
        await bretagne.Done("declineReferral", new { idempotencyKey = "no", referral = copy, reason = "NO_CAPACITY" });
        await aura.Becomes(origin, "DECLINED");
        var rerouted = await aura.Done("rerouteReferral", new { idempotencyKey = "again", referral = origin, destination = new { hub = all.Hub("occitanie") } });
        var child = filed with { ShortCode = rerouted.Text("shortCode") };
        var occitanie = await all.SignIn("Occitanie");
        await occitanie.Copy(all.Hub("occitanie"), child.ShortCode);
        var (before, after) = (await all.Visitor().Own(filed, "firstRequestedAt childShortCode status"), await all.Visitor().Own(child, "firstRequestedAt parentShortCode"));
        Assert.Equal(before.Text("firstRequestedAt"), after.Text("firstRequestedAt"));
        Assert.Equal((child.ShortCode, filed.ShortCode, "REROUTED"), (before.Text("childShortCode"), after.Text("parentShortCode"), before.Text("status")));
    }
}
