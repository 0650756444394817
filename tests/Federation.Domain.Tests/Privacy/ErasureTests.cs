using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;
using Federation.Domain.Tests.Examples;

namespace Federation.Domain.Tests.Privacy;

/// <summary>Erasing removes rows, not a flag, and finds all of them.</summary>
public sealed class ErasureTests
{
    public static TheoryData<Status> Statuses => [.. Enum.GetValues<Status>()];

    [Theory]
    [MemberData(nameof(Statuses))]
    public void Erasing_at_any_moment_removes_every_row_and_ends_the_request(Status status)
    {
        var state = Some.Origin(status);
        var decision = state.Decide(new EraseReferral(), Caller.Person);
        var erased = state.After(decision);
        Assert.Equal([Some.Row(1), Some.Row(2)], decision.Erasures);
        Assert.Empty(erased.Dossier.Seals);
        Assert.True(Transitions.IsTerminal(erased.Status));
        Assert.Equal(("", Consent.Nobody, true), (erased.Dossier.SecretHash, erased.Dossier.Consent, erased.Forgotten));
        erased.Ignores(new EraseReferral(), Caller.Person);
        erased.Refuses(new EraseReferral(), Some.Grenoble, "not-allowed");
        Assert.All(Enum.GetValues<SealKind>(), what => erased.Refuses(new OpenSealed(what, DangerReason.DangerForThePerson), Some.Toulouse, "forgotten"));
    }

    [Fact]
    public void An_open_call_is_closed_by_an_erasure() =>
        Assert.Contains(Some.Calling().Decide(new EraseReferral(), Caller.Person).Facts, told => told.Fact is CallClosed && told.Audience == Audience.Hubs);

    [Fact]
    public void The_other_hub_erases_the_questions_it_had_sealed()
    {
        var note = Some.Envelope(SealKind.Question, 5);
        var asking = Some.Recipient(Status.InReview).Do(new MoveReferral(Status.InfoRequested, Question: Question.Other, Note: note), Some.Toulouse);
        Assert.Contains(asking.Dossier.Seals, seal => seal.Id == note.Id);
        var told = Some.Origin(Status.InfoRequested).Decide(new EraseReferral(), Caller.Person).Facts.Single(one => one.Fact is ReferralForgotten);
        Assert.Equal(Audience.To(Some.Occitanie), told.Audience);

        var hear = new Hear(Some.Aura, 9, told.Fact);
        var decision = asking.Decide(hear, Caller.OtherHub(Some.Aura));
        Assert.Equal([note.Id], decision.Erasures);
        var erased = asking.After(decision);
        Assert.Empty(erased.Dossier.Seals);
        Assert.Null(erased.Asked?.Note);
        erased.Ignores(hear, Caller.OtherHub(Some.Aura));
    }

    [Fact]
    public void A_retention_period_is_each_hubs_own_and_is_not_told() =>
        Assert.All(
            Some.Origin(Status.Completed).Decide(new Ring(ReferralClock.Forget, Some.Now), Caller.Clock, Some.Now.AddDays(731)).Facts,
            told => Assert.Equal(Audience.Local, told.Audience));

    [Fact]
    public void Every_attempt_of_a_request_is_erased_from_whichever_page_the_person_holds()
    {
        var platform = (PlatformState?)null;
        var middle = Some.Origin(Status.Declined) with { Dossier = Some.Dossier() with { Parent = Some.IdOf(9) } };
        var rerouted = middle.Do(new RerouteReferral(Some.ChildId, Some.ChildCode, null, Some.Proposal), Some.Grenoble);
        var reactions = rerouted.Decide(new EraseReferral(), Caller.Person).Facts
            .Select((told, n) => Reactions.To(new Entry(Some.Aura, n + 1, Some.Now, Some.Id.At(Some.Aura), n + 1, told.Audience, told.Fact), Some.Aura, platform)).OfType<Reaction>().ToList();
        Assert.Equal([Some.IdOf(9).At(Some.Aura), Some.ChildId.At(Some.Aura)], reactions.Select(reaction => reaction.Target));
        Assert.All(reactions, reaction => Assert.Equal((new EraseReferral(), Caller.Person), (reaction.Command, reaction.Caller)));
        Assert.All(reactions, reaction => Some.Origin(Status.Sent).Do(reaction.Command, reaction.Caller).Forgotten.Equals(true));
    }

    [Fact]
    public void Only_the_person_has_everything_erased()
    {
        foreach (var role in Enum.GetValues<Role>().Except([Role.Person]))
        {
            Some.Origin(Status.Sent).Refuses(new EraseReferral(), new Caller(role, Some.Aura, "x"), "not-allowed");
            Some.Recipient(Status.Received).Refuses(new EraseReferral(), new Caller(role, Some.Occitanie, "x"), "not-allowed");
        }

        Some.Recipient(Status.Received).Refuses(new EraseReferral(), Caller.Person, "not-allowed");
    }

    [Fact]
    public void A_forgotten_copy_points_to_no_row_again_however_late_a_word_comes()
    {
        var forgotten = Some.Recipient(Status.Declined).Do(new Ring(ReferralClock.Forget, Some.Now), Caller.Clock, Some.Now.AddDays(731));
        forgotten.Ignores(new Hear(Some.Aura, 9, new ReferralAnswered(new SealRef(Some.Row(7), SealKind.Answer))), Caller.OtherHub(Some.Aura));
        var origin = Some.Origin(Status.Expired).Do(new Ring(ReferralClock.Forget, Some.Now), Caller.Clock, Some.Now.AddDays(731));
        var late = new Hear(Some.Occitanie, 9, new ReferralMoved(Status.InfoRequested, Question: Question.Dates, Note: new SealRef(Some.Row(8), SealKind.Question)));
        Assert.Null(origin.Do(late, Caller.OtherHub(Some.Occitanie)).Asked?.Note);
    }
}
