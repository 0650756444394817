using Federation.Domain.Referrals;

namespace Federation.Web.Words;

/// <summary>The kinds by who asks: a visitor looks for oneself first, then for the need.</summary>
public static class KindGroups
{
    public static IReadOnlyList<(string Who, IReadOnlyList<ReferralKind> Kinds)> All { get; } =
    [
        ("Vous êtes une structure", [ReferralKind.RecruitAPeer, ReferralKind.PrepareATeam, ReferralKind.WriteAJobDescription, ReferralKind.FindTrainers]),
        ("Vous êtes pair·e, ou voulez le devenir", [ReferralKind.PeerSeeksSupport, ReferralKind.JoinACollective, ReferralKind.CandidateSeeksPost, ReferralKind.PeerMovesRegion]),
        ("Autre", [ReferralKind.FindTraining, ReferralKind.StudyOrPress]),
    ];
}
