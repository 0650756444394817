using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;

namespace Federation.Domain.Jobs;

[JsonConverter(typeof(CodeConverter<ContractKind>))]
public enum ContractKind
{
    NotStated,
    Cdi,
    Cdd,

    /// <summary>Contrat à durée déterminée d’insertion (Code du travail, L1242-3).</summary>
    Cddi,

    /// <summary>Parcours emploi compétences, adulte-relais.</summary>
    Subsidised,
    PublicServant,
    PublicContract,
    Apprenticeship,

    /// <summary>An indemnity set by law, not a wage.</summary>
    CivicService,

    /// <summary>No employment contract: flagged wherever it is shown.</summary>
    Independent,
    Other,
}

/// <param name="Months">1 to 120; null when open-ended or not stated.</param>
/// <param name="Note">Renewals and the like, in the employer's words.</param>
public sealed record Contract(ContractKind Kind, int? Months = null, string? Note = null)
{
    public static Contract NotStated { get; } = new(ContractKind.NotStated);
}

[JsonConverter(typeof(CodeConverter<WorkingTime>))]
public enum WorkingTime
{
    NotStated,
    Full,
    Part,
    CandidatesChoice,
}

/// <param name="PerWeek">Hours a week, above 0 to 48 (Code du travail, L3121-20); null when not stated.</param>
/// <param name="Schedule">Days and hours in the employer's words.</param>
public sealed record Hours(WorkingTime Time, decimal? PerWeek = null, string? Schedule = null)
{
    public static Hours NotStated { get; } = new(WorkingTime.NotStated);
}

/// <summary>How the pay is stated.</summary>
[JsonConverter(typeof(CodeConverter<PayBasis>))]
public enum PayBasis
{
    NotStated,

    /// <summary>In euros, gross.</summary>
    Amount,

    /// <summary>"Au SMIC": the legal minimum, whatever it is on the day.</summary>
    LegalMinimum,

    /// <summary>By a scale: a grade of the public service, an index of a collective agreement.</summary>
    Scale,

    /// <summary>As the social workers of the same team are paid.</summary>
    SameAsTheTeam,

    /// <summary>By the diploma of who is recruited.</summary>
    Diploma,
}

[JsonConverter(typeof(CodeConverter<PayPeriod>))]
public enum PayPeriod
{
    Hour,
    Month,
    Year,
}

/// <param name="From">Euros, gross, per <paramref name="Period"/>; with <see cref="PayBasis.Amount"/> always, else when known.</param>
/// <param name="To">The upper end of a range, not under <paramref name="From"/>.</param>
/// <param name="Scale">Scale, grade or position in words.</param>
/// <param name="Index">Index in that scale.</param>
public sealed record Pay(PayBasis Basis, decimal? From = null, decimal? To = null, PayPeriod? Period = null, string? Scale = null, int? Index = null, string? Note = null)
{
    public static Pay NotStated { get; } = new(PayBasis.NotStated);
}

/// <summary>The agreement that rules the contract, where it is stated.</summary>
[JsonConverter(typeof(CodeConverter<CollectiveAgreement>))]
public enum CollectiveAgreement
{
    NotStated,

    /// <summary>Hospitalisation à but non lucratif, 31 October 1951 (IDCC 29).</summary>
    Ccn51,

    /// <summary>Personnes inadaptées et handicapées, 15 March 1966 (IDCC 413).</summary>
    Ccn66,

    /// <summary>Accords des CHRS, once SOP then SYNEAS (IDCC 783).</summary>
    Syneas,

    /// <summary>Ateliers et chantiers d’insertion (IDCC 3016).</summary>
    Aci,

    /// <summary>Statute of the public service: no collective agreement.</summary>
    PublicService,
    Other,

    /// <summary>Stated: there is none.</summary>
    None,
}

/// <summary>Place of the training of health peer mediators, or another training of peer workers.</summary>
[JsonConverter(typeof(CodeConverter<TrainingPosition>))]
public enum TrainingPosition
{
    NotStated,
    Required,
    ToFollowInPost,
    Desired,
    NotRequired,
}

/// <summary>May somebody apply whom the structure supports, or supported?</summary>
[JsonConverter(typeof(CodeConverter<FormerClients>))]
public enum FormerClients
{
    NotStated,
    Welcome,
    Indifferent,
    Excluded,
}

/// <summary>Driving licence B.</summary>
[JsonConverter(typeof(CodeConverter<Licence>))]
public enum Licence
{
    NotStated,
    Required,
    Desired,
    NotRequired,
}

[JsonConverter(typeof(CodeConverter<LanguageRule>))]
public enum LanguageRule
{
    Required,

    /// <summary>One at least of those that carry this rule.</summary>
    OneOf,
    Desired,
}

/// <summary>Of the Common European Framework of Reference for Languages.</summary>
[JsonConverter(typeof(CodeConverter<LanguageLevel>))]
public enum LanguageLevel
{
    A1,
    A2,
    B1,
    B2,
    C1,
    C2,
}

/// <param name="Language">ISO 639, two or three lower-case letters: <c>fr</c>, <c>ps</c>, <c>prs</c>.</param>
public sealed record LanguageAsked(string Language, LanguageRule Rule, LanguageLevel? Level = null);

[JsonConverter(typeof(CodeConverter<WayToApply>))]
public enum WayToApply
{
    /// <summary>By word of mouth: a call, a visit, a voice message.</summary>
    Oral,
    Cv,
    Letter,

    /// <summary>The form of insertion by economic activity, filled with a prescriber.</summary>
    IaeForm,
    Interview,
}

/// <param name="Ways">A set: either of them, or all where <paramref name="AllAsked"/>.</param>
public sealed record HowToApply(ImmutableArray<WayToApply> Ways, bool AllAsked = false, string? Note = null)
{
    public bool Equals(HowToApply? other) =>
        other is not null && (AllAsked, Note) == (other.AllAsked, other.Note) && Lists.Same(Ways, other.Ways);

    public override int GetHashCode() => HashCode.Combine(AllAsked, Note, Ways.IsDefault ? 0 : Ways.Length);
}
