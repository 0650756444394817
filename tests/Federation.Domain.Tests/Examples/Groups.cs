using Federation.Domain.Collectives;
using Federation.Domain.Grains;
using Federation.Domain.Territories;

namespace Federation.Domain.Tests.Examples;

/// <summary>A group of peers at AURA and a meeting of it, held twice.</summary>
internal static class Groups
{
    public static readonly GrainId Self = new(Some.Aura, GrainKind.Collective, "aura-collectif-pairs");

    public static readonly CollectiveProfile Profile = new(
        "Collectif de travailleurs pairs", CollectiveKind.PracticeExchange, CollectiveStatus.Active, CollectiveAudience.PeersOnly, CollectiveScope.Regional, "plateforme-aura", RegionCode.Parse("84"), null, null,
        "une réunion tous les deux mois ; certaines séances sont doublées", CollectiveWay.Mixed, FacilitatorKind.HubOfficers, "Échanger sur la pratique.", "Une question ouverte lance la séance.");

    public static readonly MeetingPlan Meeting = new(
        "2027-01", [new MeetingTime(new DateOnly(2027, 1, 14), new TimeOnly(14, 0), new TimeOnly(16, 30)), new MeetingTime(new DateOnly(2027, 1, 15), new TimeOnly(9, 30), new TimeOnly(12, 0))],
        MeetingWay.Mixed, DepartmentCode.Parse("69"), "Lyon", "Salle du deuxième étage", 12, "Être seul·e de son métier dans une équipe");

    public static readonly DateTimeOffset During = Meeting.Start.AddHours(1);

    public static CollectiveState State { get; } = Do(Do(null, new DescribeCollective(Profile)), new PlanMeeting(Meeting));

    public static CollectiveState Do(CollectiveState? state, Command command, DateTimeOffset? now = null) => Trainings.Do<CollectiveState>(Self, state, command, Some.Grenoble, now);
}
