using Federation.Domain.Grains;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;
using Federation.Domain.Tests.Examples;

namespace Federation.Domain.Tests.Privacy;

/// <summary>Who opens what, asked at the copy that keeps the row. Default: nobody.</summary>
public sealed class DisclosureTests
{
    private static readonly OpenSealed Contact = new(SealKind.Contact);
    private static readonly OpenSealed Story = new(SealKind.Story);
    private static readonly OpenSealed InDanger = new(SealKind.Contact, DangerReason.DangerForThePerson);

    /// <summary>Occitanie said yes, the person had agreed to any hub that does.</summary>
    private static ReferralState Accepted(Consent? consent = null) =>
        (Some.Origin(Status.InReview) with { Dossier = Some.Dossier(consent) }).Do(Told(Status.Accepted), Caller.OtherHub(Some.Occitanie));

    [Fact]
    public void The_contact_opens_to_the_hub_that_accepted_and_to_nobody_else()
    {
        var accepted = Accepted();
        Assert.Equal([Some.Occitanie], accepted.Disclosures.Where(one => one.What == SealKind.Contact).Select(one => one.To));
        Assert.Equal(1, accepted.Do(Contact, Some.Toulouse).Disclosures.Single().Openings);
        Assert.All<Caller>([Some.Grenoble, Caller.Coordinator(Some.Idf, "x"), Caller.Visitor, Caller.Person, Caller.OtherHub(Some.Occitanie), Caller.Clock, Caller.Operator],
            caller => accepted.Refuses(Contact, caller, "not-allowed"));
    }

    [Fact]
    public void Before_a_yes_and_without_agreement_the_contact_stays_shut()
    {
        Assert.All(Enum.GetValues<Status>(), status => Assert.NotNull(Some.Origin(status).Decide(Contact, Some.Toulouse).Refusal));
        Accepted(Consent.Nobody).Refuses(Contact, Some.Toulouse, "not-disclosed");
        Accepted(Some.AnyHub with { Scope = ConsentScope.ThatHub, Hub = Some.Idf }).Refuses(Contact, Some.Toulouse, "not-disclosed");
        Accepted(Some.AnyHub with { Until = Some.Now }).Refuses(Contact, Some.Toulouse, "not-disclosed");
    }

    [Fact]
    public void An_agreement_ends_on_its_day()
    {
        var accepted = Accepted();
        Assert.Null(accepted.Decide(Contact, Some.Toulouse, Some.AnyHub.Until.AddTicks(-1)).Refusal);
        accepted.Refuses(Contact, Some.Toulouse, "not-disclosed", Some.AnyHub.Until);
    }

    [Theory]
    [InlineData(SealKind.Contact)]
    [InlineData(SealKind.Story)]
    public void What_the_person_stopped_does_not_open_at_the_next_click(SealKind what)
    {
        var opened = Accepted().Do(new OpenSealed(what), Some.Toulouse);
        var stopped = opened.Do(new StopDisclosure(Some.Occitanie, what), Caller.Person);
        stopped.Refuses(new OpenSealed(what), Some.Toulouse, "not-disclosed");
        stopped.Ignores(new StopDisclosure(Some.Occitanie, what), Caller.Person);
        Assert.All(stopped.Disclosures.Where(one => one.What == what), one => Assert.Equal(Some.Now, one.StoppedAt));
        Assert.Null(stopped.Do(new ChangeConsent(Some.AnyHub), Caller.Person).Decide(new OpenSealed(what), Some.Toulouse).Refusal);
    }

    [Fact]
    public void Withdrawing_or_narrowing_an_agreement_shuts_what_it_had_opened()
    {
        var nobody = new ChangeConsent(Consent.Nobody);
        var accepted = Accepted();
        var decision = accepted.Decide(nobody, Caller.Person);
        Assert.Contains(decision.Facts, told => told.Fact is ReferralDisclosureStopped && told.Audience == Audience.To(Some.Occitanie));
        accepted.After(decision).Refuses(Contact, Some.Toulouse, "not-disclosed");
        accepted.After(decision).Ignores(nobody, Caller.Person);

        var sooner = Some.AnyHub with { Until = Some.Now.AddDays(10) };
        var shorter = accepted.Do(new ChangeConsent(sooner), Caller.Person);
        Assert.Equal(sooner.Until, shorter.InForce(Some.Occitanie, SealKind.Contact, Some.Now)!.Until);
        shorter.Refuses(Contact, Some.Toulouse, "not-disclosed", sooner.Until);
        accepted.Do(new ChangeConsent(Some.AnyHub with { Scope = ConsentScope.ThatHub, Hub = Some.Idf }), Caller.Person).Refuses(Contact, Some.Toulouse, "not-disclosed");
    }

    [Theory]
    [InlineData(Status.Withdrawn)]
    [InlineData(Status.EnteredInError)]
    public void A_request_that_is_withdrawn_or_was_an_error_shuts_what_it_had_opened(Status end)
    {
        var ended = Accepted().Do(Story, Some.Toulouse).Do(Some.Move(end), end == Status.Withdrawn ? Caller.Person : Some.Grenoble);
        Assert.All(ended.Disclosures, one => Assert.NotNull(one.StoppedAt));
        ended.Refuses(Contact, Some.Toulouse, "not-disclosed");
        ended.Refuses(Story, Some.Toulouse, "not-disclosed");
        Accepted().Do(Told(Status.EnteredInError, 10), Caller.OtherHub(Some.Occitanie)).Refuses(Contact, Some.Toulouse, "not-disclosed");
    }

    [Theory]
    [InlineData(Status.Declined)]
    [InlineData(Status.Expired)]
    [InlineData(Status.Completed)]
    public void A_story_opened_while_working_shuts_with_the_work(Status end)
    {
        var opened = Some.Origin(Status.InReview).Do(Story, Some.Toulouse);
        Assert.Null(opened.Decide(Story, Some.Toulouse).Refusal);
        (opened with { Status = end }).Refuses(Story, Some.Toulouse, "not-disclosed");
        // Who must send it elsewhere still reads it, as long as there is an elsewhere.
        Assert.Equal(Transitions.IsTerminal(end), (opened with { Status = end }).Decide(Story, Some.Grenoble).Refusal is not null);
    }

    [Fact]
    public void No_text_is_opened_to_the_hubs_that_hear_an_open_call()
    {
        Some.Calling().Refuses(Story, Some.Toulouse, "not-allowed");
        Some.Calling().Refuses(InDanger, Some.Toulouse, "not-allowed");
        var opened = (CallOpened)Some.Origin(Status.Draft).Decide(new SendReferral(null), Some.Grenoble).Facts.Single().Fact;
        Assert.False(opened.Letter.HasContact || opened.Letter.HasStory);
    }

    [Fact]
    public void Danger_opens_for_a_day_with_its_reason_and_the_person_sees_and_stops_it()
    {
        var state = Some.Origin(Status.Received).Do(InDanger, Some.Toulouse);
        var look = Assert.Single(state.Disclosures);
        Assert.Equal((DisclosurePurpose.Danger, DangerReason.DangerForThePerson, Some.Now.AddHours(24), 1), (look.Purpose, look.Danger, look.Until, look.Openings));
        state.Refuses(Contact, Some.Toulouse, "not-disclosed", Some.Now.AddHours(24));
        state.Do(new StopDisclosure(Some.Occitanie, SealKind.Contact), Caller.Person).Refuses(Contact, Some.Toulouse, "not-disclosed");
        Some.Origin(Status.Received).Refuses(InDanger with { Danger = (DangerReason)9 }, Some.Toulouse, "invalid-field");
    }

    [Fact]
    public void Every_look_is_an_entry_that_names_the_hub_and_an_opaque_account()
    {
        var decision = Accepted().Decide(Contact, Some.Toulouse);
        Assert.Equal(new ReferralOpened(Some.Occitanie, SealKind.Contact, "toulouse"), Assert.Single(decision.Facts).Fact);
        Assert.Equal(2, Accepted().Do(Contact, Some.Toulouse).Do(Contact, Some.Toulouse).Disclosures.Single().Openings);
    }

    [Theory]
    [InlineData("")]
    [InlineData("J’ai vécu à la rue")]
    [InlineData("A")]
    [InlineData(null)]
    public void The_version_of_a_text_is_a_code_and_never_a_sentence(string? version)
    {
        Some.Origin(Status.Sent).Refuses(new ChangeConsent(Some.AnyHub with { TextVersion = version! }), Caller.Person, "invalid-field");
        Assert.Equal("invalid-field", Grain.Decide(Some.Id.At(Some.Aura), null, Some.Filing(consent: Some.AnyHub with { TextVersion = version! }), Caller.Visitor, Some.Now).Refusal?.Code);
    }

    private static Hear Told(Status to, long position = 9) => new(Some.Occitanie, position, new ReferralMoved(to, Reasons.IsAsked(to) ? Reasons.For(to)[0] : null));
}
