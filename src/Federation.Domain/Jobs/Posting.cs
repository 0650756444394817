using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Federation.Domain.Grains;
using Federation.Domain.Territories;
using static Federation.Domain.Hubs.Lists;

namespace Federation.Domain.Jobs;

/// <param name="Structure">Its key in the directory of the hub that publishes, where that hub knows it.</param>
/// <param name="Workplace">The establishment or the team, where it is not the employer itself.</param>
public sealed record Employer(string Name, string? Structure = null, string? Siret = null, string? Workplace = null);

/// <param name="Commune">As people write it.</param>
/// <param name="Detail">"Équipe mobile sur 13 communes", a quarter, a way to get there; never a private address.</param>
public sealed record Place(DepartmentCode Department, string? Commune = null, string? Detail = null);

/// <summary>Whom the service supports. It says nothing of who applies.</summary>
[JsonConverter(typeof(CodeConverter<PublicMet>))]
public enum PublicMet
{
    PeopleInTheStreet,
    PeopleInShelters,
    Tenants,
    ExiledPeople,
    MentalHealth,
    Addictions,
    Justice,
    Violence,
    Disability,
    LongIllness,
    SexualHealth,
    SexWork,
    TransPeople,
    Young,
    Families,
    Women,
    Old,
    RightsNotClaimed,
    Everybody,
}

/// <summary>What the employer states of the conditions of the work. What is not in the set is not stated.</summary>
[JsonConverter(typeof(CodeConverter<Commitment>))]
public enum Commitment
{
    AnotherPeerInTheTeam,
    LinkWithACollective,

    /// <summary>A colleague is named to welcome the person; the name itself is said at the interview.</summary>
    IntegrationReferent,
    Supervision,
    PracticeAnalysis,
    TeamPrepared,
    DutyOfDiscretion,

    /// <summary>Nobody is asked to tell their life, neither to be recruited nor at work.</summary>
    NoStoryAsked,

    /// <summary>The post does not stand in for a social worker's.</summary>
    ReplacesNoSocialWorker,
    TrialVisit,
}

/// <param name="On">The first day; null when not stated.</param>
/// <param name="AtOnce">As soon as possible.</param>
public sealed record Start(DateOnly? On = null, bool AtOnce = false);

/// <summary>
/// What an offer says, whole: this is what everybody reads once it is published, and nothing in it says who answers. Lists are in the
/// employer's order; sets are in the order of their codes, once each. Limits: <see cref="PostingGuards"/>.
/// </summary>
/// <param name="Title">As the employer writes it.</param>
/// <param name="Positions">How many posts; null when not stated.</param>
/// <param name="Summary">The service and the post in the employer's words.</param>
/// <param name="Reveals">What sending the file will say of who sends it, in words; null when not stated.</param>
/// <param name="Source">Where an example comes from; null for a real offer.</param>
public sealed record Posting(
    string Title, CanonicalTitle Canonical, Employer Employer, Place Place, Contract Contract, Hours Hours, Pay Pay, CollectiveAgreement Agreement,
    string? Summary, ImmutableArray<string> Missions, ImmutableArray<string> Required, ImmutableArray<string> Desired,
    ImmutableArray<LanguageAsked> Languages, Licence Licence, TrainingPosition Training, FormerClients FormerClients, HowToApply Apply, string? Reveals,
    ImmutableArray<PublicMet> Publics, string? PublicsNote, ImmutableArray<Commitment> Commitments, Start Start,
    int? Positions = null, string? Prospects = null, string? Source = null)
{
    public bool Equals(Posting? other) =>
        other is not null
        && (Title, Canonical, Employer, Place, Contract, Hours, Pay) == (other.Title, other.Canonical, other.Employer, other.Place, other.Contract, other.Hours, other.Pay)
        && (Agreement, Summary, Licence, Training, FormerClients, Apply, Reveals) == (other.Agreement, other.Summary, other.Licence, other.Training, other.FormerClients, other.Apply, other.Reveals)
        && (PublicsNote, Start, Positions, Prospects, Source) == (other.PublicsNote, other.Start, other.Positions, other.Prospects, other.Source)
        && Same(Missions, other.Missions) && Same(Required, other.Required) && Same(Desired, other.Desired) && Same(Languages, other.Languages)
        && Same(Publics, other.Publics) && Same(Commitments, other.Commitments);

    public override int GetHashCode() => HashCode.Combine(Title, Canonical, Employer, Place);
}
