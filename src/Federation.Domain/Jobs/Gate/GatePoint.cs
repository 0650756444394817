using System.Text.Json.Serialization;
using Federation.Domain.Grains;

namespace Federation.Domain.Jobs.Gate;

/// <summary>What the quality gate may say of an offer. A code may retire; it never disappears.</summary>
[JsonConverter(typeof(CodeConverter<GatePoint>))]
public enum GatePoint
{
    // Unlawful: blocks proposal, publication and renewal.
    PayUnderTheMinimum,
    HealthToBeTold,
    HealthNamed,
    ExperienceToBeDeclared,
    SexNamed,
    FamilyNamed,
    AgeNamed,
    OriginNamed,
    BeliefNamed,
    LooksNamed,

    // Advice.
    PayNotStated,
    ContractNotStated,
    IndependentContract,
    TimeNotStated,
    HoursNotStated,
    TrainingNotStated,
    Alone,
    NoReferent,
    NoSupervision,
    TeamNotPrepared,
    DiscretionNotMentioned,
    StoryAsked,
    ExperienceRequired,
    PrivateLifeRequired,
    FitnessRequired,
    HardToApply,
    MissionsNotStated,
    NotAPeerPost,
    SocialWorkersPost,
}

[JsonConverter(typeof(CodeConverter<GateLevel>))]
public enum GateLevel
{
    Advice,

    /// <summary>The law says no: nothing is published until it is mended.</summary>
    Unlawful,
}

/// <param name="Source">The law's article, or the document and lines of the platforms that the advice comes from.</param>
public sealed record GateRule(GatePoint Point, GateLevel Level, string Source);

/// <param name="Field">The text where it stands, as <c>required[2]</c>; null when the whole posting is meant.</param>
public sealed record GateFinding(GatePoint Point, string? Field = null)
{
    public GateRule Rule => GateRules.Of(Point);

    public bool IsUnlawful => Rule.Level == GateLevel.Unlawful;
}

/// <summary>Each point with its level and its source. The words for people are at the edge, by code.</summary>
public static class GateRules
{
    private const string Discrimination = "Code du travail, L1132-1 et L5321-2";
    private const string Guide = "000_8564236e38852945.txt";
    private const string Publication = "001_4c206ae21a63adc5.txt";

    public static IReadOnlyList<GateRule> All { get; } =
    [
        Law(GatePoint.PayUnderTheMinimum, "Code du travail, L3231-2 et D3231-6"),
        Law(GatePoint.HealthToBeTold, "Code du travail, L1221-6 et L1132-1"),
        Law(GatePoint.HealthNamed, Discrimination),
        Law(GatePoint.ExperienceToBeDeclared, "Code du travail, L1221-6"),
        Law(GatePoint.SexNamed, "Code du travail, L1142-1"),
        Law(GatePoint.FamilyNamed, "Code du travail, L1142-1"),
        Law(GatePoint.AgeNamed, Discrimination),
        Law(GatePoint.OriginNamed, Discrimination),
        Law(GatePoint.BeliefNamed, Discrimination),
        Law(GatePoint.LooksNamed, Discrimination),
        Advice(GatePoint.PayNotStated, Publication, "860-876"),
        Advice(GatePoint.ContractNotStated, Publication, "762-775"),
        Advice(GatePoint.IndependentContract, Publication, "860-876"),
        Advice(GatePoint.TimeNotStated, Publication, "845-858"),
        Advice(GatePoint.HoursNotStated, Publication, "845-858"),
        Advice(GatePoint.TrainingNotStated, Publication, "742-751"),
        Advice(GatePoint.Alone, Publication, "3818-3830"),
        Advice(GatePoint.NoReferent, Publication, "922-944"),
        Advice(GatePoint.NoSupervision, Publication, "1012-1020"),
        Advice(GatePoint.TeamNotPrepared, Publication, "674-676"),
        Advice(GatePoint.DiscretionNotMentioned, Publication, "1819-1820"),
        Advice(GatePoint.StoryAsked, "002_96a354a87200905b.txt", "914-918"),
        Advice(GatePoint.ExperienceRequired, Publication, "785-800"),
        Advice(GatePoint.PrivateLifeRequired, Guide, "231-237"),
        Advice(GatePoint.FitnessRequired, Publication, "785-789"),
        Advice(GatePoint.HardToApply, Publication, "777-784"),
        Advice(GatePoint.MissionsNotStated, Publication, "677-678"),
        Advice(GatePoint.NotAPeerPost, Publication, "729-733"),
        Advice(GatePoint.SocialWorkersPost, "004_79e54e700a9952a7.txt", "143-147"),
    ];

    private static readonly GateRule[] ByPoint = [.. All.OrderBy(rule => rule.Point)];

    public static GateRule Of(GatePoint point) => ByPoint[(int)point];

    private static GateRule Law(GatePoint point, string article) => new(point, GateLevel.Unlawful, article);

    private static GateRule Advice(GatePoint point, string document, string lines) => new(point, GateLevel.Advice, $"{document}, lignes {lines}");
}
