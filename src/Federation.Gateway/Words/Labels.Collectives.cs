using Federation.Domain.Collectives;

namespace Federation.Gateway.Words;

public static partial class Labels
{
    public static string Of(CollectiveKind kind) => kind switch
    {
        CollectiveKind.PracticeExchange => "échange entre pair·es",
        CollectiveKind.PracticeAnalysis => "analyse de la pratique",
        CollectiveKind.ThematicWork => "temps sur un thème",
        CollectiveKind.MutualAid => "entraide",
        CollectiveKind.TalkGroup => "groupe de parole",
        CollectiveKind.ManagersGroup => "groupe de responsables",
        CollectiveKind.TeamMeeting => "réunion d’équipe",
        CollectiveKind.WorkingGroup => "groupe de travail",
        CollectiveKind.ProjectGroup => "groupe de projet",
        CollectiveKind.CreativeProject => "projet de création",
        CollectiveKind.Workshop => "atelier",
        CollectiveKind.Commission => "commission",
        CollectiveKind.Committee => "comité",
        CollectiveKind.Network => "réseau",
        CollectiveKind.Association => "association",
        CollectiveKind.Cooperative => "coopérative",
        CollectiveKind.Research => "recherche participative",
        CollectiveKind.Information => "temps d’information",
        _ => throw Unknown(kind),
    };

    public static string Of(CollectiveAudience audience) => audience switch
    {
        CollectiveAudience.NotStated => "non précisé",
        CollectiveAudience.PeersOnly => "entre pair·es seulement",
        CollectiveAudience.Mixed => "pair·es et professionnel·les ensemble",
        CollectiveAudience.Professionals => "professionnel·les",
        CollectiveAudience.Candidates => "personnes qui veulent devenir pair·es",
        _ => throw Unknown(audience),
    };

    public static string Of(CollectiveScope scope) => scope switch
    {
        CollectiveScope.NotStated => "non précisé",
        CollectiveScope.Structure => "une structure",
        CollectiveScope.PerEmployer => "un employeur à la fois",
        CollectiveScope.MultiStructure => "plusieurs structures",
        CollectiveScope.Departmental => "le département",
        CollectiveScope.RegionalOrDepartmental => "la région ou le département",
        CollectiveScope.Regional => "la région",
        CollectiveScope.National => "toute la France",
        _ => throw Unknown(scope),
    };

    public static string Of(CollectiveWay way) => way switch
    {
        CollectiveWay.NotStated => "non précisé",
        CollectiveWay.InPerson => "sur place",
        CollectiveWay.Remote => "à distance",
        CollectiveWay.Mixed => "tantôt sur place, tantôt à distance",
        CollectiveWay.InPersonOrVideo => "sur place ou en visioconférence",
        CollectiveWay.SocialNetworks => "sur les réseaux sociaux",
        _ => throw Unknown(way),
    };

    public static string Of(FacilitatorKind facilitator) => facilitator switch
    {
        FacilitatorKind.NotStated => "non précisé",
        FacilitatorKind.Peer => "un·e pair·e",
        FacilitatorKind.Peers => "des pair·es",
        FacilitatorKind.Psychologist => "un·e psychologue",
        FacilitatorKind.HubOfficers => "la plateforme",
        FacilitatorKind.HubOfficersWithAssociation => "la plateforme avec une association",
        FacilitatorKind.HubOfficersWithEmployer => "la plateforme avec l’employeur",
        FacilitatorKind.Federation => "une fédération",
        FacilitatorKind.GemAnimator => "l’équipe d’un groupe d’entraide mutuelle",
        _ => throw Unknown(facilitator),
    };

    public static string Of(CollectiveStatus status) => status switch
    {
        CollectiveStatus.Active => "actif",
        CollectiveStatus.InProgress => "en cours",
        CollectiveStatus.Planned => "en projet",
        CollectiveStatus.Request => "demandé, pas encore ouvert",
        CollectiveStatus.Inactive => "en sommeil",
        CollectiveStatus.Past => "terminé",
        _ => throw Unknown(status),
    };

    public static string Of(MeetingWay way) => way switch
    {
        MeetingWay.InPerson => "sur place",
        MeetingWay.Remote => "à distance",
        MeetingWay.Mixed => "sur place et à distance",
        _ => throw Unknown(way),
    };
}
