using System.Text.Json.Serialization;
using Federation.Domain.Grains;

namespace Federation.Domain.Collectives;

/// <summary>Codes of the sources (see collectives of the facts). A code may retire; it never disappears.</summary>
[JsonConverter(typeof(CodeConverter<CollectiveKind>))]
public enum CollectiveKind
{
    PracticeExchange,
    PracticeAnalysis,
    ThematicWork,
    MutualAid,
    TalkGroup,
    ManagersGroup,
    TeamMeeting,
    WorkingGroup,
    ProjectGroup,
    CreativeProject,
    Workshop,
    Commission,
    Committee,
    Network,
    Association,
    Cooperative,
    Research,
    Information,
}

[JsonConverter(typeof(CodeConverter<CollectiveAudience>))]
public enum CollectiveAudience
{
    NotStated,

    /// <summary>Nobody else is in the room.</summary>
    PeersOnly,
    Mixed,
    Professionals,
    Candidates,
}

[JsonConverter(typeof(CodeConverter<CollectiveScope>))]
public enum CollectiveScope
{
    NotStated,
    Structure,
    PerEmployer,
    MultiStructure,
    Departmental,
    RegionalOrDepartmental,
    Regional,
    National,
}

[JsonConverter(typeof(CodeConverter<CollectiveWay>))]
public enum CollectiveWay
{
    NotStated,
    InPerson,
    Remote,

    /// <summary>Some meetings in person, some remote.</summary>
    Mixed,

    /// <summary>As one chooses, or as the meeting is announced.</summary>
    InPersonOrVideo,
    SocialNetworks,
}

[JsonConverter(typeof(CodeConverter<FacilitatorKind>))]
public enum FacilitatorKind
{
    NotStated,

    /// <summary>One peer.</summary>
    Peer,

    /// <summary>Peers, together or in turn.</summary>
    Peers,
    Psychologist,
    HubOfficers,
    HubOfficersWithAssociation,
    HubOfficersWithEmployer,
    Federation,
    GemAnimator,
}

[JsonConverter(typeof(CodeConverter<CollectiveStatus>))]
public enum CollectiveStatus
{
    Active,
    InProgress,
    Planned,

    /// <summary>Asked for; nobody runs it yet.</summary>
    Request,
    Inactive,
    Past,
}
