using System.Collections.Frozen;
using System.Text.Json.Serialization;
using Federation.Domain.Grains;

namespace Federation.Domain.Jobs;

/// <summary>
/// The name under which a post is found, whatever the employer calls it: titles of the sources' job descriptions. A code may retire; it never
/// disappears.
/// </summary>
[JsonConverter(typeof(CodeConverter<CanonicalTitle>))]
public enum CanonicalTitle
{
    PeerWorker,
    HealthPeerMediator,
    HealthMediator,
    PeerSocialWorker,
    PeerPractitioner,
    PeerMediator,
    PeerSupporter,
    PeerTrainer,
    PeerJobCoach,
    PeerProfessional,
    PeerMotivator,
    ExpertByExperience,
    PeerCoordinator,
    ReceptionAgent,
    LogisticsAgent,
    SocialCareAssistant,
    HouseManager,
    MediatorInterpreter,

    /// <summary>Known by its displayed title alone.</summary>
    Other,
}

/// <param name="Lemma">The title as the sources' vocabulary writes it: masculine singular, lower case; empty for <see cref="CanonicalTitle.Other"/>.</param>
/// <param name="Rome">The nearest code of ROME v460, which has no "pair" appellation; null where none is near.</param>
/// <param name="IsPeer">A post that exists because of the experience of who holds it.</param>
public sealed record TitleFacts(CanonicalTitle Code, string Lemma, string? Rome, bool IsPeer);

public static class CanonicalTitles
{
    public static IReadOnlyList<TitleFacts> All { get; } =
    [
        new(CanonicalTitle.PeerWorker, "travailleur pair", "K1204", true),
        new(CanonicalTitle.HealthPeerMediator, "médiateur de santé pair", "K1220", true),
        new(CanonicalTitle.HealthMediator, "médiateur en santé", "K1220", false),
        new(CanonicalTitle.PeerSocialWorker, "intervenant social pair", "K1204", true),
        new(CanonicalTitle.PeerPractitioner, "intervenant pair", "K1204", true),
        new(CanonicalTitle.PeerMediator, "médiateur pair", "K1204", true),
        new(CanonicalTitle.PeerSupporter, "pair-aidant", "K1204", true),
        new(CanonicalTitle.PeerTrainer, "formateur pair", "K2111", true),
        new(CanonicalTitle.PeerJobCoach, "job coach pair", null, true),
        new(CanonicalTitle.PeerProfessional, "professionnel pair", "K1204", true),
        new(CanonicalTitle.PeerMotivator, "pair émulateur", "K1204", true),
        new(CanonicalTitle.ExpertByExperience, "expert du vécu", null, true),
        new(CanonicalTitle.PeerCoordinator, "coordinateur pair", "K1222", true),
        new(CanonicalTitle.ReceptionAgent, "agent d’accueil", "K1205", false),
        new(CanonicalTitle.LogisticsAgent, "agent logistique", null, false),
        new(CanonicalTitle.SocialCareAssistant, "auxiliaire de vie sociale", null, false),
        new(CanonicalTitle.HouseManager, "maître de maison", null, false),
        new(CanonicalTitle.MediatorInterpreter, "médiateur traducteur", "K1226", false),
        new(CanonicalTitle.Other, "", null, false),
    ];

    private static readonly FrozenDictionary<CanonicalTitle, TitleFacts> ByCode = All.ToFrozenDictionary(title => title.Code);

    public static TitleFacts Of(CanonicalTitle code) => ByCode[code];
}
