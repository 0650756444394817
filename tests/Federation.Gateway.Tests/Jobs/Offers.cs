using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Territories;
using Federation.Testing.Domain;

namespace Federation.Gateway.Tests.Jobs;

/// <summary>Offers of the shapes that the sources' job descriptions have, from one that says all to one that says hardly anything.</summary>
internal static class Offers
{
    public static readonly OfferSite Site = new("Fédération du travail pair", "https://pairs.example");

    public static readonly DateTimeOffset Published = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    /// <summary>Every part is there.</summary>
    public static Posting Whole { get; } = new(
        "Médiateur·rice de santé pair·e", CanonicalTitle.HealthPeerMediator, new Employer("Centre hospitalier exemple", null, "73282932000074", "Équipe mobile de rétablissement"),
        new Place(DepartmentCode.Parse("38"), "Grenoble", "Équipe mobile sur 13 communes"), new Contract(ContractKind.Cdd, 12, "renouvelable une fois"),
        new Hours(WorkingTime.Part, 17.5m, "du lundi au mercredi"), new Pay(PayBasis.Amount, 1100m, 1250.5m, PayPeriod.Month, "groupe 4", 378, "prime possible"),
        CollectiveAgreement.Ccn51, "L’équipe accompagne des locataires.\nElle compte déjà un pair.",
        ["Soutenir les locataires à partir de son propre parcours", "Éclairer l’équipe sur des situations peu visibles"], ["Connaître la réduction des risques"], ["Savoir animer un groupe"],
        [new LanguageAsked("fr", LanguageRule.Required, LanguageLevel.B1), new LanguageAsked("prs", LanguageRule.OneOf), new LanguageAsked("ps", LanguageRule.OneOf)],
        Licence.Required, TrainingPosition.ToFollowInPost, FormerClients.Welcome, new HowToApply([WayToApply.Oral, WayToApply.Cv], Note: "un appel suffit"),
        "La fiche part du vécu.", [PublicMet.Tenants, PublicMet.MentalHealth], "locataires d’un dispositif « Un chez-soi d’abord »",
        [Commitment.AnotherPeerInTheTeam, Commitment.Supervision, Commitment.NoStoryAsked], new Start(new DateOnly(2026, 9, 1), AtOnce: true), 2, "Un poste durable ensuite");

    /// <summary>Only what an offer cannot be without.</summary>
    public static Posting Bare { get; } = new(
        "travailleurs pairs", CanonicalTitle.Other, new Employer("Ville exemple"), new Place(DepartmentCode.Parse("69")), Contract.NotStated, Hours.NotStated, Pay.NotStated,
        CollectiveAgreement.NotStated, null, [], [], [], [], Licence.NotStated, TrainingPosition.NotStated, FormerClients.NotStated, new HowToApply([]), null, [], null, [], new Start());

    public static IReadOnlyList<Posting> Shapes { get; } =
    [
        Whole,
        Bare,
        Bare with
        {
            Title = "Agent.e d’accueil", Canonical = CanonicalTitle.ReceptionAgent, Place = new Place(DepartmentCode.Parse("75"), "Paris", "Paris 19e"),
            Contract = new Contract(ContractKind.Cddi, 6, "renouvelable jusqu’à 24 mois"), Hours = new Hours(WorkingTime.Part, 26, "6 h-14 h ou 14 h-22 h"),
            Pay = new Pay(PayBasis.LegalMinimum), Agreement = CollectiveAgreement.Syneas, Apply = new HowToApply([WayToApply.Cv, WayToApply.Letter, WayToApply.IaeForm], AllAsked: true),
        },
        Bare with { Title = "travailleurs pairs", Canonical = CanonicalTitle.PeerWorker, Contract = new Contract(ContractKind.PublicServant), Pay = new Pay(PayBasis.Scale, Scale: "Grade d’agent social"), Positions = 2 },
        Bare with { Canonical = CanonicalTitle.PeerSupporter, Contract = new Contract(ContractKind.CivicService, 8), Hours = new Hours(WorkingTime.Part, 24), Pay = new Pay(PayBasis.Amount, 620m, Period: PayPeriod.Month) },
        Bare with { Canonical = CanonicalTitle.PeerTrainer, Contract = new Contract(ContractKind.Independent), Hours = new Hours(WorkingTime.CandidatesChoice), Pay = new Pay(PayBasis.Amount, 35m, Period: PayPeriod.Hour) },
        Bare with { Place = new Place(DepartmentCode.Parse("974"), "Saint-Denis"), Pay = new Pay(PayBasis.Amount, 24_000m, 24_000m, PayPeriod.Year), Hours = new Hours(WorkingTime.Full, 35) },
        Bare with { Contract = new Contract(ContractKind.Apprenticeship, 24), Training = TrainingPosition.Required, Pay = new Pay(PayBasis.SameAsTheTeam) },
        Bare with { Contract = new Contract(ContractKind.Cdi), Pay = new Pay(PayBasis.Diploma, 1_900m, Period: PayPeriod.Month), Start = new Start(AtOnce: true), Source = "Monographie d’exemple" },
    ];

    /// <summary>The shapes above, and those of the sources.</summary>
    public static IReadOnlyList<Posting> All { get; } = [.. Shapes, .. DemonstrationOffers.All];

    /// <summary>Published a day after another, each with its own id.</summary>
    public static ImmutableArray<PublishedOffer> Of(IEnumerable<Posting> postings, int seed = 1)
    {
        var chance = Seeds.Of(seed);
        return [.. postings.Select((posting, i) => Of(posting, chance, Published.AddDays(i % 40).AddMilliseconds(i)))];
    }

    public static PublishedOffer Of(Posting posting) => Of(posting, Seeds.Of(7), Published);

    public static OfferPage Page(IEnumerable<PublishedOffer> offers, string search = "", string? here = null, string? next = null) =>
        new([.. offers], search, here ?? search, next, Published.AddDays(60));

    private static PublishedOffer Of(Posting posting, Random chance, DateTimeOffset at) =>
        new(Samples.Aura, chance.NextOfferId(at), posting, 2, at, at.AddHours(5), at.AddDays(60), [Samples.Bretagne]);
}
