using Federation.Gateway.Tests.Asking;
using Federation.GraphQL.Types;

namespace Federation.Gateway.Tests.Access;

/// <summary>For each mutation, an input of AURA's things that has everything but a usable key.</summary>
public static class Inputs
{
    private static readonly Dictionary<string, (string Name, object Value)[]> More = new()
    {
        ["answerQuestion"] = [("answer", "x")],
        ["withdrawReferral"] = [("reason", "CHANGED_MIND")],
        ["changeConsent"] = [("scope", "NOBODY")],
        ["stopDisclosure"] = [("what", "CONTACT")],
        ["giveOutcome"] = [("helped", "YES")],
        ["eraseReferral"] = [],
        ["confirmRoute"] = [],
        ["sendReferral"] = [("destination", new { openCall = true })],
        ["rerouteReferral"] = [("destination", new { openCall = true })],
        ["alignReferral"] = [],
        ["readReferral"] = [],
        ["beginReview"] = [],
        ["askForInformation"] = [("question", "DATES")],
        ["acceptReferral"] = [],
        ["waitlistReferral"] = [],
        ["declineReferral"] = [("reason", "NO_CAPACITY")],
        ["scheduleReferral"] = [("on", "2027-01-04")],
        ["startReferral"] = [],
        ["recordNoShow"] = [],
        ["completeReferral"] = [],
        ["markEnteredInError"] = [("reason", "TEST")],
        ["openSealed"] = [("what", "CONTACT")],
        ["claimCall"] = [],
        ["changeCapacity"] = [("service", "TRAINING"), ("capacity", "LIMITED")],
        ["changeSettings"] = [("straightThrough", Array.Empty<string>()), ("clocks", new { readWithin = 3, answerWithin = 10, expireAfter = 30, leaseFor = 5, forgetAfter = 730 })],
        ["saveOffer"] = [("posting", OfferRequests.Posting())],
        ["proposeOffer"] = [("posting", OfferRequests.Posting()), ("contact", OfferRequests.Contact)],
        ["renewOwnOffer"] = [],
        ["fillOwnOffer"] = [("how", "NOT_SAID")],
        ["withdrawOwnOffer"] = [("why", "OTHER")],
        ["postOffer"] = [("posting", OfferRequests.Posting()), ("contact", OfferRequests.Contact)],
        ["publishOffer"] = [("posting", OfferRequests.Posting())],
        ["sendBackOffer"] = [("textId", "0190a0a0-0000-7000-8000-000000000000"), ("reasons", new[] { "OTHER" })],
        ["renewOffer"] = [],
        ["fillOffer"] = [("how", "NOT_SAID")],
        ["withdrawOffer"] = [("why", "OTHER")],
        ["joinOffer"] = [],
        ["leaveOffer"] = [],
        ["changeDiffusion"] = [("rules", Array.Empty<object>())],
        ["describeCourse"] = [("key", "x"), ("profile", TrainingRequests.Course())],
        ["planSession"] = [("key", "x"), ("plan", TrainingRequests.Plan(30))],
        ["moveSessionDoor"] = [("door", "OPEN")],
        ["confirmSession"] = [],
        ["postponeSession"] = [],
        ["cancelSession"] = [("why", "OTHER")],
        ["countAttendance"] = [("present", 3)],
        ["openRegistration"] = [],
        ["leavePlace"] = [],
        ["takePlace"] = [],
        ["leaveOwnPlace"] = [],
        ["takeOwnPlace"] = [],
        ["registerForSession"] = [("contact", TrainingRequests.Contact())],
        ["addTrainer"] = [("profile", TrainingRequests.Trainer("PEER")), ("contact", TrainingRequests.TrainerContact)],
        ["describeTrainer"] = [("profile", TrainingRequests.Trainer("PEER"))],
        ["relinkTrainer"] = [],
        ["setCalendar"] = [("calendar", TrainingRequests.Calendar())],
        ["answerHold"] = [("ask", 1), ("yes", true)],
        ["cancelHold"] = [("ask", 1)],
        ["answerPair"] = [("yes", true)],
        ["retireTrainer"] = [],
        ["setOwnCalendar"] = [("calendar", TrainingRequests.Calendar())],
        ["answerOwnHold"] = [("ask", 1), ("yes", true)],
        ["cancelOwnHold"] = [("ask", 1)],
        ["answerOwnPair"] = [("yes", true)],
        ["retireMyself"] = [],
        ["proposePair"] = [("themes", new[] { "RECOVERY" })],
        ["dissolvePair"] = [],
        ["askBooking"] = [("slots", TrainingRequests.Slots(40))],
        ["withdrawBooking"] = [],
        ["replaceTrainer"] = [("instead", 1)],
        ["describeCollective"] = [("key", "x"), ("profile", TrainingRequests.Collective())],
        ["planMeeting"] = [("meeting", TrainingRequests.Meeting("x", 30))],
        ["cancelMeeting"] = [("key", "x")],
        ["countMeeting"] = [("key", "x"), ("present", 3)],
        ["describeStructure"] = [("key", "x"), ("name", "x"), ("kindLabel", "x")],
    };

    public static Dictionary<string, object?> Of(Scene scene, string mutation, bool secret)
    {
        if (mutation == "fileReferral")
        {
            return new() { ["idempotencyKey"] = "", ["need"] = Requests.ForBretagne };
        }

        var input = Table.Mutations[mutation].By == Commander.WhoHoldsTheSecret
            ? (scene.Filed with { Secret = secret ? scene.Filed.Secret : "AAAAAAAAAAAAAAAAAAAAAA" }).With("")
            : new Dictionary<string, object?> { ["idempotencyKey"] = "" };
        if (Table.Mutations[mutation].By == Commander.WhoHoldsTheLink)
        {
            input["secret"] = secret ? scene.Things[Field(mutation, "place") ? "placeLink" : Field(mutation, "trainer") ? "trainerLink" : "link"] : "AAAAAAAAAAAAAAAAAAAAAA";
        }

        if (mutation == "joinOffer")
        {
            input["to"] = scene.Things["offer"];
        }

        foreach (var thing in new[] { "referral", "call", "hub", "offer", "course", "session", "place", "collective", "trainer", "pair", "booking" }.Where(name => Field(mutation, name)))
        {
            input[thing] = scene.Things[thing];
        }

        if (Field(mutation, "trainers"))
        {
            input["trainers"] = new[] { scene.Things["trainer"], scene.Things["spare"] };
        }

        if (mutation == "replaceTrainer")
        {
            input["with"] = scene.Things["spare"];
        }

        if (mutation == "stopDisclosure")
        {
            input["to"] = scene.Things["hub"];
        }

        if (mutation == "changeConsent")
        {
            input.Remove("hub");
        }

        foreach (var (name, value) in More[mutation])
        {
            input[name] = value;
        }

        return input;
    }

    public static string Expected(Commander by, Asking asking, bool secret) => by switch
    {
        Commander.Anyone => "invalid-field",
        Commander.WhoHoldsTheSecret or Commander.WhoHoldsTheLink => secret ? "invalid-field" : "unknown-grain",
        _ when asking == Asking.Visitor => "forbidden",
        Commander.OwnAdministrators when asking is Asking.Coordinator or Asking.CoordinatorElsewhere => "forbidden",
        _ => asking is Asking.Coordinator or Asking.Administrator ? "invalid-field" : "not-allowed",
    };

    private static bool Field(string mutation, string name) =>
        ((InputObjectType)Contract.Schema.Mutation!.ByName[mutation].Arguments[0].Type.Named).ByName.ContainsKey(name);
}
