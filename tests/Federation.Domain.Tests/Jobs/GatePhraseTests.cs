using Federation.Domain.Jobs;
using Federation.Domain.Jobs.Gate;
using Federation.Domain.Tests.Examples;

namespace Federation.Domain.Tests.Jobs;

/// <summary>Sentences that must be found, and sentences that must not: a false "unlawful" blocks somebody who did nothing wrong.</summary>
public sealed class GatePhraseTests
{
    public static TheoryData<string, string, GatePoint> Found => new()
    {
        // A demand to tell one's health, in every way it is put.
        { "apply", "Merci de préciser votre pathologie dans la lettre", GatePoint.HealthToBeTold },
        { "apply", "Indiquez vos antécédents psychiatriques", GatePoint.HealthToBeTold },
        { "apply", "CV, lettre et certificat médical", GatePoint.HealthToBeTold },
        { "apply", "Joindre un bulletin d’hospitalisation", GatePoint.HealthToBeTold },
        { "apply", "Un questionnaire de santé sera à remplir", GatePoint.HealthToBeTold },
        { "apply", "Décrivez votre parcours de soins en quelques lignes", GatePoint.HealthToBeTold },
        { "apply", "La personne devra justifier de sa maladie", GatePoint.HealthToBeTold },
        { "required", "Déclarer votre traitement médical à l’embauche", GatePoint.HealthToBeTold },
        { "required", "Fournir une attestation de suivi", GatePoint.HealthToBeTold },
        { "required", "Indiquer son diagnostic", GatePoint.HealthToBeTold },
        { "summary", "Vous préciserez votre état de santé lors de l’entretien.", GatePoint.HealthToBeTold },
        { "missions", "Mentionner votre handicap à l’équipe", GatePoint.HealthToBeTold },
        { "required", "Être en bonne santé", GatePoint.HealthNamed },
        { "required", "Bonne santé", GatePoint.HealthNamed },
        { "desired", "Sans handicap", GatePoint.HealthNamed },

        // Lived experience as a compulsory part of a file.
        { "apply", "La lettre doit décrire votre vécu", GatePoint.ExperienceToBeDeclared },
        { "apply", "Formulaire : le champ « parcours de vie » est obligatoire", GatePoint.ExperienceToBeDeclared },
        { "apply", "Un récit de vie est exigé avec le dossier", GatePoint.ExperienceToBeDeclared },

        { "required", "Être une femme", GatePoint.SexNamed },
        { "required", "Homme uniquement", GatePoint.SexNamed },
        { "title", "Travailleuse paire, femmes uniquement", GatePoint.SexNamed },
        { "summary", "Poste réservé aux femmes.", GatePoint.SexNamed },
        { "required", "Personne de sexe masculin", GatePoint.SexNamed },
        { "required", "Célibataire", GatePoint.FamilyNamed },
        { "required", "Sans enfants à charge", GatePoint.FamilyNamed },
        { "required", "Ne pas être enceinte", GatePoint.FamilyNamed },
        { "required", "Avoir moins de 30 ans", GatePoint.AgeNamed },
        { "required", "Âgé·e de 18 à 35 ans", GatePoint.AgeNamed },
        { "required", "Entre 25 et 45 ans", GatePoint.AgeNamed },
        { "desired", "40 ans maximum", GatePoint.AgeNamed },
        { "required", "18-30 ans", GatePoint.AgeNamed },
        { "required", "Nationalité française exigée", GatePoint.OriginNamed },
        { "required", "Être d’origine africaine", GatePoint.OriginNamed },
        { "required", "Être croyant", GatePoint.BeliefNamed },
        { "required", "Non syndiqué·e", GatePoint.BeliefNamed },
        { "required", "Physique agréable", GatePoint.LooksNamed },

        // Advice, in the words of the sources' own posts.
        { "required", "Savoir mobiliser son histoire avec sérénité", GatePoint.StoryAsked },
        { "apply", "Racontez votre parcours dans la lettre", GatePoint.StoryAsked },
        { "required", "Avoir connu la rue ou l’hébergement social", GatePoint.ExperienceRequired },
        { "required", "Être primo-arrivant", GatePoint.ExperienceRequired },
        { "required", "Statut de réfugié ou protection subsidiaire", GatePoint.ExperienceRequired },
        { "required", "Avoir vécu à la rue", GatePoint.ExperienceRequired },
        { "required", "Vécu proche de celui du public et consolidé", GatePoint.ExperienceRequired },
        { "required", "Vécu proche de celui du public et consolidé", GatePoint.PrivateLifeRequired },
        { "required", "Être hébergé de façon stable", GatePoint.PrivateLifeRequired },
        { "required", "Être rétabli·e et abstinent·e", GatePoint.PrivateLifeRequired },
        { "required", "Bonne forme physique", GatePoint.FitnessRequired },
        { "required", "Poste affiché comme moniteur-éducateur ou assistant social", GatePoint.SocialWorkersPost },
        { "required", "Diplôme d’État d’éducateur spécialisé", GatePoint.SocialWorkersPost },
    };

    [Theory]
    [MemberData(nameof(Found))]
    public void Is_found(string where, string text, GatePoint point) => Assert.Contains(point, Offers.Points(With(where, text)));

    public static TheoryData<string, string> Innocent => new()
    {
        // About those who are supported, or said to nobody.
        { "missions", "Aider la personne à expliquer son diagnostic" },
        { "missions", "Accompagner vers le soin les personnes qui déclarent leurs addictions" },
        { "missions", "Partager son vécu avec l’accord de la personne" },
        { "missions", "Informer sur la maladie et les traitements" },
        { "missions", "Soutenir les personnes dans leur parcours de soins" },
        { "missions", "Aider à remplir un dossier médical à la MDPH" },
        { "summary", "Le service accueille des femmes victimes de violences." },
        { "summary", "Centre d’hébergement réservé aux femmes." },
        { "summary", "Nous accompagnons des jeunes de moins de 25 ans." },
        { "summary", "Équipe présente en prison ; le vécu compte autant que le diplôme." },
        { "required", "Expérience auprès de jeunes de 16 à 25 ans" },
        { "required", "2 ans d’expérience" },
        { "required", "Plus de 10 ans de pratique" },
        { "required", "Être majeur, 18 ans" },
        { "required", "Permis B depuis plus de 03 ans" },

        // Said so that nothing is asked.
        { "apply", "CV ou lettre, sans préciser votre pathologie" },
        { "apply", "Aucun certificat médical n’est demandé" },
        { "apply", "Vous n’avez pas à indiquer votre maladie" },
        { "apply", "Si vous souhaitez un aménagement, indiquez votre handicap" },
        { "apply", "Le vécu n’a pas à figurer dans la lettre : il n’est jamais obligatoire de l’écrire" },
        { "required", "Savoir expliquer son parcours de soins" },
        { "required", "Capacité à travailler ; la consommation n’exclut pas" },

        // What the law or the trade asks.
        { "required", "Français niveau B1" },
        { "required", "Être éligible à l’insertion par l’activité économique" },
        { "required", "Port de charges" },
        { "required", "Connaître les situations de rue" },
        { "required", "Connaître l’approche rétablissement" },
        { "required", "Recul sur son parcours" },
        { "required", "Candidatures d’hommes et de femmes bienvenues" },
        { "required", "Femme ou homme" },
        { "required", "Visite médicale d’embauche" },
        { "required", "Vaccination contre l’hépatite B" },
        { "desired", "Connaissance des traitements de substitution" },
        { "title", "Travailleuses paires" },
        { "title", "Médiateur·rice de santé pair·e (H/F)" },
    };

    [Theory]
    [MemberData(nameof(Innocent))]
    public void Is_not_unlawful(string where, string text) => Assert.Null(QualityGate.Unlawful(With(where, text), Offers.Today));

    public static TheoryData<string, string> NothingAtAll => new()
    {
        { "required", "Français niveau B1" }, { "required", "Port de charges" }, { "required", "Connaître les situations de rue" }, { "required", "Connaître l’approche rétablissement" },
        { "required", "Recul sur son parcours" }, { "required", "Être éligible à l’insertion par l’activité économique" }, { "required", "Gestion de conflit" }, { "required", "Bases de calcul" },
        { "desired", "Vécu valorisé au moment du choix" }, { "desired", "Permis B" }, { "missions", "Partager ce vécu avec l’équipe" }, { "missions", "Servir les repas" },
    };

    [Theory]
    [MemberData(nameof(NothingAtAll))]
    public void Nothing_is_said_of_what_is_well(string where, string text) => Assert.Empty(Offers.Points(With(where, text)));

    [Theory]
    [InlineData(ContractKind.CivicService)]
    [InlineData(ContractKind.Apprenticeship)]
    [InlineData(ContractKind.Subsidised)]
    public void Contracts_that_have_an_age_in_the_law_may_say_it(ContractKind kind) =>
        Assert.DoesNotContain(GatePoint.AgeNamed, Offers.Points(With("required", "Avoir moins de 26 ans") with { Contract = new Contract(kind) }));

    [Fact]
    public void A_post_of_the_public_service_may_ask_for_the_nationality() =>
        Assert.DoesNotContain(GatePoint.OriginNamed, Offers.Points(With("required", "Nationalité française exigée") with { Contract = new Contract(ContractKind.PublicServant) }));

    /// <summary>Spelling, capitals, accents, typographic and inclusive signs change nothing.</summary>
    [Fact]
    public void However_it_is_spelt_the_same_is_found()
    {
        foreach (var (where, text, point) in Found.Select(row => ((string)row.Data.Item1, row.Data.Item2, row.Data.Item3)))
        {
            foreach (var spelt in new[] { text.ToUpperInvariant(), text.Replace('’', '\''), $"  {text}   ", text.Normalize(System.Text.NormalizationForm.FormD), text.Replace(" ", " \u00a0") })
            {
                Assert.True(Offers.Points(With(where, spelt)).Contains(point), $"{point}: {spelt}");
            }
        }
    }

    [Theory]
    [InlineData("stabilisé·e·s", "stabilise")]
    [InlineData("hébergé(e)", "heberge")]
    [InlineData("ancien.ne détenu.e", "ancien detenu")]
    [InlineData("travailleur-euse-s pair-e-s", "travailleur pair")]
    [InlineData("médiateur/rice", "mediateur")]
    [InlineData("Fin. De phrase", "fin|de phrase")]
    [InlineData("moniteur-éducateur", "moniteur educateur")]
    [InlineData("l’œuvre d’un CŒUR", "l oeuvre d un coeur")]
    [InlineData("", "")]
    [InlineData("...", "")]
    public void Folds(string text, string folded) => Assert.Equal(folded, Folded.Of(text));

    private static Posting With(string where, string text)
    {
        var posting = Offers.Posting with { Commitments = Offers.Posting.Commitments.Remove(Commitment.NoStoryAsked) };
        return where switch
        {
            "apply" => posting with { Apply = posting.Apply with { Note = text } },
            "required" => posting with { Required = [text] },
            "desired" => posting with { Desired = [text] },
            "missions" => posting with { Missions = [text] },
            "title" => posting with { Title = text },
            _ => posting with { Summary = text },
        };
    }
}
