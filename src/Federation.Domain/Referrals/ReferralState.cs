using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Privacy;
using Federation.Domain.Time;

namespace Federation.Domain.Referrals;

[JsonConverter(typeof(CodeConverter<Side>))]
public enum Side
{
    /// <summary>The hub where it was filed: it keeps the dossier.</summary>
    Origin,

    /// <summary>The hub that received it: it holds a copy of the need.</summary>
    Recipient,
}

public sealed record Asked(Question Question, SealRef? Note, DateTimeOffset At, bool Answered);

/// <summary>One hub's copy of a referral.</summary>
public sealed record ReferralState : GrainState
{
    public required Side Side { get; init; }

    public required HubId Origin { get; init; }

    /// <summary>Null before it is sent, and while an open call waits for a claim.</summary>
    public HubId? Recipient { get; init; }

    public required Dossier Dossier { get; init; }

    /// <summary>At the recipient: what it was told.</summary>
    public Letter? Letter { get; init; }

    public required Clocks Clocks { get; init; }

    public ImmutableArray<RouteOption> Proposal { get; init; } = [];

    public RouteReason? Route { get; init; }

    public Status Status { get; init; }

    public required DateTimeOffset Since { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }

    public Reason? Reason { get; init; }

    public DateOnly? On { get; init; }

    public Asked? Asked { get; init; }

    public SealRef? LastAnswer { get; init; }

    /// <summary>The status that the other hub last said it holds, and the position of that word in its feed.</summary>
    public Status? OtherHolds { get; init; }

    public long HeardUpTo { get; init; }

    public DateTimeOffset? LeaseUntil { get; init; }

    public ImmutableArray<string> Reminded { get; init; } = [];

    public bool Escalated { get; init; }

    public ImmutableArray<Disclosure> Disclosures { get; init; } = [];

    public Helped? Helped { get; init; }

    public ReferralId? Child { get; init; }

    public bool Forgotten { get; init; }

    public bool HasContact => Letter?.HasContact ?? Dossier.Has(SealKind.Contact);

    public bool HasStory => Letter?.HasStory ?? Dossier.Has(SealKind.Story);

    /// <summary>Filed at the hub that answers it: one copy, no mirror.</summary>
    public bool IsWithinOneHub => Side == Side.Origin && Recipient == Origin;

    public bool HoldsTheAnswer => Side == Side.Recipient || IsWithinOneHub;

    public bool IsOpenCall => Side == Side.Origin && Status == Status.Sent && Recipient is null;

    public bool Differs => Mirror.Differ(Status, OtherHolds);

    /// <summary>Whom an entry about this copy is for: the other hub of the pair, nobody else.</summary>
    public Audience ToTheOther => Side == Side.Recipient ? Audience.To(Origin)
        : Recipient is { } hub && hub != Origin ? Audience.To(hub)
        : Audience.Local;

    public Disclosure? InForce(HubId to, SealKind what, DateTimeOffset now) =>
        Disclosures.FirstOrDefault(disclosure => disclosure.To == to && disclosure.What == what && disclosure.IsInForce(now));

    /// <summary>A function of the state, so that nothing sets a clock and forgets to stop it.</summary>
    public IEnumerable<Deadline> Deadlines()
    {
        if (Side == Side.Origin && Status == Status.Draft)
        {
            yield return Reminded.Contains(ReferralClock.Confirm)
                ? new Deadline(ReferralClock.SendAnyway, WorkingDays.Deadline(OpenedAt, Clocks.AnswerWithin))
                : new Deadline(ReferralClock.Confirm, WorkingDays.Deadline(OpenedAt, Clocks.ReadWithin));
        }

        // A hub that claimed a call has its whole lease, however long the call had waited for it.
        if (Side == Side.Origin && Status is Status.Sent or Status.Received && SentAt is { } sent && LeaseUntil is null)
        {
            yield return new Deadline(ReferralClock.Expire, sent.AddDays(Clocks.ExpireAfter));
        }

        if (Side == Side.Origin && LeaseUntil is { } lease && !Transitions.IsAnswered(Status) && !Transitions.IsEnded(Status))
        {
            yield return new Deadline(ReferralClock.Lease, lease);
        }

        if (HoldsTheAnswer && Status == Status.Received && !Reminded.Contains(ReferralClock.Read))
        {
            yield return new Deadline(ReferralClock.Read, ReadBefore);
        }

        if (HoldsTheAnswer && Status is Status.Received or Status.Read or Status.InReview && !Escalated)
        {
            yield return new Deadline(ReferralClock.Answer, AnswerBefore);
        }

        // Counted from the last step, whichever it was: a request that nobody closes is not a reason to keep somebody's name for ever.
        if (!Forgotten)
        {
            yield return new Deadline(ReferralClock.Forget, Since.AddDays(Clocks.ForgetAfter));
        }
    }

    public DateTimeOffset ReadBefore => WorkingDays.Deadline(ArrivedAt, Clocks.ReadWithin);

    public DateTimeOffset AnswerBefore => WorkingDays.Deadline(ArrivedAt, Clocks.AnswerWithin);

    private DateTimeOffset ArrivedAt => Side == Side.Recipient ? OpenedAt : SentAt ?? OpenedAt;
}

/// <summary>Names of a referral's deadlines.</summary>
public static class ReferralClock
{
    public const string Confirm = "confirm";
    public const string SendAnyway = "send-anyway";
    public const string Expire = "expire";
    public const string Lease = "lease";
    public const string Read = "read";
    public const string Answer = "answer";
    public const string Forget = "forget";
}
