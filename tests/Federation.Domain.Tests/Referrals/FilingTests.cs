using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;
using Federation.Domain.Tests.Examples;

namespace Federation.Domain.Tests.Referrals;

/// <summary>How a request begins, leaves, and leaves again without losing its place.</summary>
public sealed class FilingTests
{
    private static readonly RerouteReferral Again = new(Some.ChildId, Some.ChildCode, Some.Bretagne, Some.Proposal);

    [Fact]
    public void A_request_is_filed_once()
    {
        var decision = ((ReferralState?)null).Decide(Some.Filing(), Caller.Visitor);
        Assert.Equal(Audience.Local, Assert.Single(decision.Facts).Audience);
        Assert.Equal(2, decision.Seals.Length);
        ((ReferralState?)null).After(decision).Refuses(Some.Filing(), Caller.Visitor, "already-exists");
    }

    [Fact]
    public void A_kind_that_goes_straight_through_is_filed_and_sent_in_one_decision()
    {
        var decision = ((ReferralState?)null).Decide(Some.Filing(Some.Occitanie, send: true), Caller.Visitor);
        Assert.Equal([typeof(ReferralFiled), typeof(ReferralSent)], decision.Facts.Select(told => told.Fact.GetType()));
        Assert.Equal([Audience.Local, Audience.To(Some.Occitanie)], decision.Facts.Select(told => told.Audience));
        var within = ((ReferralState?)null).Do(Some.Filing(Some.Aura, send: true), Caller.Visitor);
        Assert.Equal((Status.Received, true), (within.Status, within.IsWithinOneHub));
    }

    [Theory]
    [InlineData(-11, false)]
    [InlineData(-9, true)]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void A_visitor_cannot_choose_a_first_instant_and_so_a_place_in_the_queue(int minutes, bool taken)
    {
        var filing = Some.Filing() with { Dossier = Some.Dossier() with { FirstRequestedAt = Some.Now.AddMinutes(minutes) } };
        Assert.Equal(taken, ((ReferralState?)null).Decide(filing, Caller.Visitor).Refusal is null);
    }

    [Fact]
    public void What_is_sealed_is_what_the_dossier_says_no_row_more_and_none_less()
    {
        var filing = Some.Filing();
        Assert.All(
            [
                filing with { Envelopes = [] },
                filing with { Envelopes = default },
                filing with { Envelopes = [filing.Envelopes[1], filing.Envelopes[0]] },
                filing with { Envelopes = [.. filing.Envelopes, Some.Envelope(SealKind.Story, 3)] },
                filing with { Envelopes = [filing.Envelopes[0], new SealedEnvelope(Some.Row(2), SealKind.Story, new byte[SealedEnvelope.Largest + 1])] },
            ],
            wrong => ((ReferralState?)null).Refuses(wrong, Caller.Visitor, "invalid-field"));
    }

    [Theory]
    [InlineData(Status.Declined)]
    [InlineData(Status.Expired)]
    public void A_new_attempt_keeps_the_first_instant_the_rows_and_the_hubs_already_tried(Status end)
    {
        var state = Some.Origin(end) with { Dossier = Some.Dossier() with { Tried = [Some.Idf] } };
        var decision = state.Decide(Again, Some.Grenoble, Some.Now.AddDays(50));
        var rerouted = decision.Facts.Select(told => told.Fact).OfType<ReferralRerouted>().Single();
        Assert.Equal((Some.Now, (ReferralId?)Some.Id), (rerouted.Dossier.FirstRequestedAt, rerouted.Dossier.Parent));
        Assert.Equal([Some.Idf, Some.Occitanie], rerouted.Dossier.Tried);
        Assert.Equal(Audience.To(Some.Occitanie), decision.Facts.Single(told => told.Fact is ReferralMoved).Audience);

        var after = state.After(decision, Some.Now.AddDays(50));
        Assert.Equal((Status.Rerouted, (ReferralId?)Some.ChildId), (after.Status, after.Child));
        Assert.Empty(after.Dossier.Seals);
        after.Refuses(Again, Some.Grenoble, "no-such-transition");

        var entry = new Entry(Some.Aura, 9, Some.Now.AddDays(50), Some.Id.At(Some.Aura), 9, Audience.Local, rerouted);
        var reaction = Reactions.To(entry, Some.Aura, null)!;
        var filed = Grain.Decide(reaction.Target, null, reaction.Command, reaction.Caller, Some.Now.AddDays(50));
        Assert.Null(filed.Refusal);
        var child = (ReferralState)Grain.Fold(reaction.Target, null, filed.Facts, Some.Now.AddDays(50))!;
        Assert.Equal((Some.Now, Status.Sent, (HubId?)Some.Bretagne), (child.Dossier.FirstRequestedAt, child.Status, child.Recipient));
        Assert.Equal(Refusal.AlreadyExists, Grain.Decide(reaction.Target, child, reaction.Command, reaction.Caller, Some.Now.AddDays(50)).Refusal);
        Assert.Null(Reactions.To(entry, Some.Occitanie, null));
    }

    /// <summary>The child is filed by a later reaction: a refusal there would lose the request with nobody to see it.</summary>
    [Fact]
    public void What_the_child_would_be_refused_for_is_refused_before_the_parent_is_closed()
    {
        var state = Some.Origin(Status.Declined);
        RerouteReferral[] wrong =
        [
            Again with { Proposal = default },
            Again with { Proposal = [] },
            Again with { Proposal = [null!] },
            Again with { ShortCode = default },
            Again with { Child = default },
            Again with { Child = Some.Id },
            Again with { Child = ReferralId.Of(new Guid("0192f000-0000-4000-8000-000000000002")) },
            Again with { To = default(HubId) },
            Again with { To = Some.Occitanie },
        ];
        Assert.All(wrong, reroute => state.Refuses(reroute, Some.Grenoble, "invalid-field"));
    }

    [Fact]
    public void In_any_walk_the_child_of_a_rerouting_is_taken_with_the_first_instant_of_its_parent()
    {
        var children = 0;
        for (var seed = 1; seed <= 400; seed++)
        {
            foreach (var (_, decision, _, at) in Walk.Steps(seed, 40))
            {
                foreach (var rerouted in decision.Facts.Select(told => told.Fact).OfType<ReferralRerouted>())
                {
                    var reaction = Reactions.To(new Entry(Some.Aura, 9, at, Some.Id.At(Some.Aura), 9, Audience.Local, rerouted), Some.Aura, null)!;

                    // Another node's clock may be a little behind the one that decided.
                    var filed = Grain.Decide(reaction.Target, null, reaction.Command, reaction.Caller, at.AddMinutes(-5));
                    Assert.Null(filed.Refusal);
                    Assert.Equal(Some.Now, ((ReferralState)Grain.Fold(reaction.Target, null, filed.Facts, at)!).Dossier.FirstRequestedAt);
                    children++;
                }
            }
        }

        Assert.True(children > 20);
    }

    [Fact]
    public void A_request_goes_to_a_hub_that_has_a_name()
    {
        Some.Origin(Status.Draft).Refuses(new SendReferral(default(HubId)), Some.Grenoble, "invalid-field");
        var sent = Some.Origin(Status.Draft).Do(new SendReferral(Some.Idf), Some.Grenoble);
        Assert.Equal(RouteReason.Chosen, sent.Route);
        sent.Refuses(new SendReferral(Some.Idf), Some.Grenoble, "no-such-transition");
    }

    [Fact]
    public void A_letter_is_about_the_request_under_whose_name_it_comes()
    {
        var other = Some.Letter() with { Id = Some.IdOf(5) };
        Letter?[] wrong = [null, other, Some.Letter() with { Origin = Some.Idf }, Some.Letter() with { Need = null! }, Some.Letter() with { Need = Some.Need() with { Department = default } }, Some.Letter() with { ShortCode = default }];
        Assert.All(wrong, letter => Assert.NotNull(Grain.Decide(Some.Id.At(Some.Occitanie), null, new Hear(Some.Aura, 1, new ReferralSent(Some.Occitanie, letter!)), Caller.OtherHub(Some.Aura), Some.Now).Refusal));
        Assert.Null(Grain.Decide(Some.Id.At(Some.Occitanie), null, new Hear(Some.Aura, 1, new ReferralSent(Some.Occitanie, Some.Letter()), Clocks.Default), Caller.OtherHub(Some.Aura), Some.Now).Refusal);
    }
}
