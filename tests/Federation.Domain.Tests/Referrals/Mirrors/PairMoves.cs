using Federation.Domain.Grains;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;
using Federation.Domain.Tests.Examples;

namespace Federation.Domain.Tests.Referrals.Mirrors;

/// <summary>Something that somebody may do in a world.</summary>
internal sealed record PairMove(string Name, HubId Hub, Command Command, Caller Caller, DateTimeOffset? Now = null);

/// <summary>All that the person, two coordinators and two clocks may try, at any time and in any order.</summary>
internal static class PairMoves
{
    private static readonly Status[] ByTheRecipient =
    [
        Status.Read, Status.InReview, Status.InfoRequested, Status.Accepted, Status.Waitlisted, Status.Declined, Status.Scheduled, Status.NoShow,
        Status.InProgress, Status.Completed, Status.EnteredInError,
    ];

    private static readonly PairMove[] Statuses =
    [
        new("origin sends", Some.Aura, new SendReferral(Some.Occitanie), Some.Grenoble),
        new("person withdraws", Some.Aura, Some.Move(Status.Withdrawn), Caller.Person),
        new("origin reroutes", Some.Aura, new RerouteReferral(Some.ChildId, Some.ChildCode, Some.Bretagne, Some.Proposal), Some.Grenoble),
        new("origin marks an error", Some.Aura, Some.Move(Status.EnteredInError), Some.Grenoble),
        new("origin aligns", Some.Aura, new AlignReferral(), Some.Grenoble),
        .. ByTheRecipient.Select(status => new PairMove($"recipient: {status}", Some.Occitanie, Some.Move(status), Some.Toulouse)),
    ];

    private static readonly PairMove[] Privacy =
    [
        new("origin sends", Some.Aura, new SendReferral(Some.Occitanie), Some.Grenoble),
        new("person withdraws", Some.Aura, Some.Move(Status.Withdrawn), Caller.Person),
        new("person agrees to any hub", Some.Aura, new ChangeConsent(Some.AnyHub), Caller.Person),
        new("person agrees to Occitanie", Some.Aura, new ChangeConsent(Some.AnyHub with { Scope = ConsentScope.ThatHub, Hub = Some.Occitanie }), Caller.Person),
        new("person agrees to another", Some.Aura, new ChangeConsent(Some.AnyHub with { Scope = ConsentScope.ThatHub, Hub = Some.Bretagne }), Caller.Person),
        new("person agrees to nobody", Some.Aura, new ChangeConsent(Consent.Nobody), Caller.Person),
        new("person stops the contact", Some.Aura, new StopDisclosure(Some.Occitanie, SealKind.Contact), Caller.Person),
        new("person stops the story", Some.Aura, new StopDisclosure(Some.Occitanie, SealKind.Story), Caller.Person),
        new("person erases", Some.Aura, new EraseReferral(), Caller.Person),
        new("recipient opens the contact", Some.Aura, new OpenSealed(SealKind.Contact), Some.Toulouse),
        new("recipient opens the story", Some.Aura, new OpenSealed(SealKind.Story), Some.Toulouse),
        new("recipient opens the contact, danger", Some.Aura, new OpenSealed(SealKind.Contact, DangerReason.DangerForThePerson), Some.Toulouse),
        new("origin aligns", Some.Aura, new AlignReferral(), Some.Grenoble),
        .. new[] { Status.Accepted, Status.Waitlisted, Status.Declined, Status.Scheduled, Status.InProgress, Status.Completed, Status.EnteredInError }
            .Select(status => new PairMove($"recipient: {status}", Some.Occitanie, Some.Move(status), Some.Toulouse)),
    ];

    private static readonly PairMove[] Talk =
    [
        new("origin sends", Some.Aura, new SendReferral(Some.Occitanie), Some.Grenoble),
        new("person withdraws", Some.Aura, Some.Move(Status.Withdrawn), Caller.Person),
        new("person says it helped", Some.Aura, new GiveOutcome(Helped.Yes), Caller.Person),
        new("person says it did not", Some.Aura, new GiveOutcome(Helped.No), Caller.Person),
        .. new[] { Status.Read, Status.InReview, Status.InfoRequested, Status.Accepted, Status.Declined }
            .Select(status => new PairMove($"recipient: {status}", Some.Occitanie, Some.Move(status), Some.Toulouse)),
    ];

    /// <summary>All that moves a status from one hub. Reminders move none and answers cross in <see cref="OfTalk"/>.</summary>
    public static IEnumerable<PairMove> OfStatuses(PairWorld world) =>
        [.. Statuses, .. Bells(world).Where(move => move.Command is Ring { Name: not (ReferralClock.Read or ReferralClock.Answer) }), .. Claims(world)];

    public static IEnumerable<PairMove> OfTalk(PairWorld world) => [.. Talk, .. Bells(world), .. Answers(world), .. Claims(world)];

    public static IEnumerable<PairMove> OfPrivacy(PairWorld world) => Privacy;

    private static IEnumerable<PairMove> Bells(PairWorld world) =>
        from hub in (HubId[])[Some.Aura, Some.Occitanie]
        from deadline in world[hub]?.Deadlines() ?? []
        select new PairMove($"{hub} rings {deadline.Name}", hub, new Ring(deadline.Name, deadline.Due), Caller.Clock, deadline.Due);

    /// <summary>Each answer is a new row; two names are enough to tell the last from the one before.</summary>
    private static PairMove[] Answers(PairWorld world) =>
        [new("person answers", Some.Aura, new AnswerReferral(Some.Envelope(SealKind.Answer, world.Origin?.LastAnswer?.Id == Some.Row(7) ? 8 : 7)), Caller.Person)];

    private static IEnumerable<PairMove> Claims(PairWorld world) => world.Origin is { IsOpenCall: true }
        ? [new("Occitanie claims", Some.Aura, new Hear(Some.Occitanie, world.Position + 1, new Domain.Calls.CallClaimAsked(Some.Id)), Caller.OtherHub(Some.Occitanie))]
        : [];
}
