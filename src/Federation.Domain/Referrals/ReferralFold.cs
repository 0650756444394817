using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Privacy;

namespace Federation.Domain.Referrals;

/// <summary>From entries to state: no rule here, only memory.</summary>
public static class ReferralFold
{
    public static ReferralState Apply(ReferralState? state, GrainId self, Fact fact, DateTimeOffset at) => (state, fact) switch
    {
        (null, ReferralFiled filed) => new ReferralState
        {
            Side = Side.Origin, Origin = self.Hub, Dossier = filed.Dossier, Clocks = filed.Clocks, Proposal = filed.Proposal,
            Status = Status.Draft, Since = at, OpenedAt = at,
        },
        (null, ReferralMirrored mirrored) => new ReferralState
        {
            Side = Side.Recipient, Origin = mirrored.Letter.Origin, Recipient = self.Hub, Clocks = mirrored.Clocks, Route = mirrored.Letter.Route,
            Letter = mirrored.Letter, Dossier = Copy(mirrored.Letter), Status = Status.Received, Since = at, OpenedAt = at, SentAt = at, LeaseUntil = mirrored.Letter.LeaseUntil,
        },
        ({ } known, _) => Change(known, fact, at),
        _ => throw new InvalidOperationException($"a referral does not begin with {fact.GetType().Name}"),
    };

    private static ReferralState Change(ReferralState state, Fact fact, DateTimeOffset at) => fact switch
    {
        ReferralSent sent => state with
        {
            Recipient = sent.To, Route = sent.Letter.Route, LeaseUntil = sent.Letter.LeaseUntil, Status = Status.Sent,
            Since = state.Status == Status.Sent ? state.Since : at, SentAt = state.SentAt ?? at,
        },
        CallOpened opened => state with { Recipient = null, Route = opened.Letter.Route, Status = Status.Sent, Since = at, SentAt = at },
        ReferralMoved moved => Keep(Move(state, moved.To, moved.Reason, moved.Question, moved.Note, moved.On, at), moved.Note),
        ReferralHeard { Adopted: true } heard when heard.Told != state.Status => Move(Heard(state, heard), heard.Told, heard.Reason, heard.Question, heard.Note, heard.On, at),
        ReferralHeard heard => Heard(state, heard),
        ReferralEscalationHeard heard => state with { Escalated = true, HeardUpTo = Math.Max(state.HeardUpTo, heard.Position) },
        ReferralEscalated => state with { Escalated = true },
        ReferralReminded reminded => state with { Reminded = state.Reminded.Add(reminded.Deadline) },
        ReferralConsentChanged changed => state with { Dossier = state.Dossier with { Consent = changed.Consent } },
        ReferralDisclosed told => state with
        {
            Disclosures = state.Disclosures.Add(new Disclosure(told.What, told.To, told.Purpose, at, told.Until, told.TextVersion, Danger: told.Danger)),
        },
        ReferralDisclosureStopped stopped => state with
        {
            Disclosures = Each(state, stopped.To, stopped.What, disclosure => disclosure.StoppedAt is null ? disclosure with { StoppedAt = at } : disclosure),
        },
        ReferralOpened opened => state with
        {
            Disclosures = Each(state, opened.By, opened.What, disclosure =>
                disclosure.IsInForce(at) ? disclosure with { Openings = disclosure.Openings + 1, LastOpenedAt = at } : disclosure),
        },
        ReferralAnswered answered => state with
        {
            LastAnswer = answered.Answer,
            Asked = state.Asked is { } asked ? asked with { Answered = true } : null,
            Dossier = state.Side == Side.Origin ? state.Dossier with { Seals = state.Dossier.Seals.Add(answered.Answer) } : state.Dossier,
        },
        ReferralOutcomeGiven outcome => state with { Helped = outcome.Helped },
        ReferralAligned aligned => Move(state, aligned.Status, null, null, null, null, at),
        ReferralRerouted rerouted => Move(state, Status.Rerouted, null, null, null, null, at) with
        {
            Child = rerouted.Child, Dossier = state.Dossier with { Seals = [] },
        },
        ReferralForgotten => state with
        {
            Forgotten = true, LastAnswer = null, Asked = state.Asked is { } asked ? asked with { Note = null } : null,
            Dossier = state.Dossier with { Seals = [], SecretHash = "", Consent = Consent.Nobody },
        },
        CallClaimed or CallClosed or ReferralErasurePassedOn => state,
        _ => throw new InvalidOperationException($"a referral has no entry {fact.GetType().Name}"),
    };

    private static ReferralState Move(ReferralState state, Status to, Reason? reason, Question? question, SealRef? note, DateOnly? on, DateTimeOffset at) => state with
    {
        Status = to,
        Since = at,
        Reason = reason,
        On = on ?? (to is Status.Scheduled or Status.InProgress or Status.Completed or Status.NoShow ? state.On : null),
        Asked = question is { } asked ? new Asked(asked, note, at, false) : state.Asked,
        AnsweredAt = state.AnsweredAt ?? (Transitions.IsAnswered(to) ? at : null),
    };

    /// <summary>A note is sealed at the hub that wrote it: the other knows only that it exists.</summary>
    private static ReferralState Keep(ReferralState state, SealRef? note) =>
        note is null ? state : state with { Dossier = state.Dossier with { Seals = state.Dossier.Seals.Add(note) } };

    private static ReferralState Heard(ReferralState state, ReferralHeard heard) =>
        state with { OtherHolds = heard.Told, HeardUpTo = Math.Max(state.HeardUpTo, heard.Position) };

    private static ImmutableArray<Disclosure> Each(ReferralState state, HubId to, SealKind what, Func<Disclosure, Disclosure> change) =>
        [.. state.Disclosures.Select(disclosure => disclosure.To == to && disclosure.What == what ? change(disclosure) : disclosure)];

    private static Dossier Copy(Letter letter) => new(
        letter.Need, letter.ShortCode, "", letter.FirstRequestedAt, Consent.Nobody, [], [], null, letter.Source);
}
