using System.Collections.Immutable;
using System.Globalization;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;
using Federation.Domain.Territories;

namespace Federation.Domain.Tests.Examples;

/// <summary>The values that the tests of grains share. A Monday morning in Grenoble, and four hubs.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Now = At("2026-11-16T09:00:00+01:00");

    public static readonly HubId Aura = HubId.Parse("aura");
    public static readonly HubId Bretagne = HubId.Parse("bretagne");
    public static readonly HubId Occitanie = HubId.Parse("occitanie");
    public static readonly HubId Idf = HubId.Parse("idf");

    public static readonly ReferralId Id = IdOf(1);
    public static readonly ReferralId ChildId = IdOf(2);
    public static readonly ShortCode Code = ShortCode.Parse("7KQ4-MXRT");
    public static readonly ShortCode ChildCode = ShortCode.Parse("AAAA-2222");
    public static readonly ImmutableArray<RouteOption> Proposal = [new(Occitanie, RouteReason.Covers, ServiceCode.EmployerSupport, Capacity.Open), new(null, RouteReason.OpenCall)];

    public static readonly Consent AnyHub = new(ConsentScope.AnyAcceptingHub, null, Now.AddDays(180), "2026-11");

    public static readonly Caller Grenoble = Caller.Coordinator(Aura, "grenoble");
    public static readonly Caller Toulouse = Caller.Coordinator(Occitanie, "toulouse");

    public static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    public static ReferralId IdOf(int n) => ReferralId.Parse($"0192f000-0000-7000-8000-{n:x12}");

    public static Guid Row(int n) => new($"0192f000-0000-7000-9000-{n:x12}");

    public static SealedEnvelope Envelope(SealKind kind, int row) => new(Row(row), kind, [1, 2, 3]);

    public static Need Need(string department = "31", ReferralKind kind = ReferralKind.RecruitAPeer, Way way = Way.Either) =>
        new(kind, DepartmentCode.Parse(department), way, null, "fr", DepartmentCode.Parse("38"));

    /// <summary>With a contact (row 1) and a story (row 2).</summary>
    public static Dossier Dossier(Consent? consent = null) => new(
        Need(), Code, PrivateLink.Hash("secret"), Now, consent ?? AnyHub, [new(Row(1), SealKind.Contact), new(Row(2), SealKind.Story)], []);

    public static FileReferral Filing(HubId? sendTo = null, bool send = false, Consent? consent = null) => new(
        Dossier(consent), Proposal, Clocks.Default, send, sendTo, RouteReason.Covers, [Envelope(SealKind.Contact, 1), Envelope(SealKind.Story, 2)]);

    public static Letter Letter(DateTimeOffset? lease = null) => new(Aura, Id, Need(), Code, Now, true, true, RouteReason.Covers, lease, null);

    /// <summary>AURA's copy of a request sent to Occitanie, wherever it stands.</summary>
    public static ReferralState Origin(Status status) => new()
    {
        Side = Side.Origin, Origin = Aura, Recipient = status == Status.Draft ? null : Occitanie, Dossier = Dossier(), Clocks = Clocks.Default, Proposal = Proposal,
        Route = RouteReason.Covers, Status = status, Since = Now, OpenedAt = Now, SentAt = status == Status.Draft ? null : Now,
        Asked = status == Status.InfoRequested ? new Asked(Question.Dates, null, Now, false) : null,
    };

    /// <summary>Occitanie's copy of the same.</summary>
    public static ReferralState Recipient(Status status) => new()
    {
        Side = Side.Recipient, Origin = Aura, Recipient = Occitanie, Clocks = Clocks.Default, Route = RouteReason.Covers, Letter = Letter(),
        Dossier = new Dossier(Need(), Code, "", Now, Consent.Nobody, [], []), Status = status, Since = Now, OpenedAt = Now, SentAt = Now,
        Asked = status == Status.InfoRequested ? new Asked(Question.Dates, null, Now, false) : null,
    };

    /// <summary>One hub at both ends.</summary>
    public static ReferralState Within(Status status) => Origin(status) with { Recipient = Aura };

    /// <summary>An open call that waits for a claim.</summary>
    public static ReferralState Calling() => Origin(Status.Sent) with { Recipient = null, Route = RouteReason.OpenCall };

    /// <summary>A command that carries all that this status asks for.</summary>
    public static MoveReferral Move(Status to) => new(
        to, Reasons.IsAsked(to) ? Reasons.For(to)[0] : null, to == Status.InfoRequested ? Question.Dates : null, null,
        to == Status.Scheduled ? new DateOnly(2026, 12, 1) : null);
}
