using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;

namespace Federation.Domain.Referrals;

/// <summary>What a request asks for.</summary>
[JsonConverter(typeof(CodeConverter<ReferralKind>))]
public enum ReferralKind
{
    RecruitAPeer,
    PrepareATeam,
    WriteAJobDescription,
    FindTrainers,
    FindTraining,
    PeerSeeksSupport,
    PeerMovesRegion,
    CandidateSeeksPost,
    JoinACollective,
    StudyOrPress,
}

public static class ReferralKinds
{
    private static readonly ImmutableDictionary<ReferralKind, ImmutableArray<ServiceCode>> ServicesByKind = new Dictionary<ReferralKind, ImmutableArray<ServiceCode>>
    {
        [ReferralKind.RecruitAPeer] = [ServiceCode.EmployerSupport],
        [ReferralKind.PrepareATeam] = [ServiceCode.Awareness, ServiceCode.TeamSupport],
        [ReferralKind.WriteAJobDescription] = [ServiceCode.EmployerSupport],
        [ReferralKind.FindTrainers] = [ServiceCode.Training],
        [ReferralKind.FindTraining] = [ServiceCode.TrainingInformation, ServiceCode.Training],
        [ReferralKind.PeerSeeksSupport] = [ServiceCode.PeerSupport, ServiceCode.Collective],
        [ReferralKind.PeerMovesRegion] = [ServiceCode.PeerSupport, ServiceCode.Network],
        [ReferralKind.CandidateSeeksPost] = [ServiceCode.JobOffersRelay, ServiceCode.PeerSupport],
        [ReferralKind.JoinACollective] = [ServiceCode.Collective],
        [ReferralKind.StudyOrPress] = [ServiceCode.Resources, ServiceCode.Observatory, ServiceCode.ImpactEvaluation],
    }.ToImmutableDictionary();

    /// <summary>The services that answer this kind, the closest first.</summary>
    public static ImmutableArray<ServiceCode> Services(ReferralKind kind) => ServicesByKind.GetValueOrDefault(kind, []);

    /// <summary>The service with which this hub would answer, or none.</summary>
    public static Service? AnsweredBy(ReferralKind kind, HubProfile hub)
    {
        foreach (var code in Services(kind))
        {
            if (hub.Renders(code) is { } service)
            {
                return service;
            }
        }

        return null;
    }
}
