using Federation.Domain.Jobs.Gate;

namespace Federation.Gateway.Words;

/// <param name="Title">The point, in a few words.</param>
/// <param name="Why">Why it counts, for who writes and for who reads.</param>
/// <param name="Mend">What to do now.</param>
public sealed record GateWords(string Title, string Why, string Mend)
{
    public static GateWords Of(GatePoint point) => point switch
    {
        GatePoint.PayUnderTheMinimum => new(
            "Salaire sous le minimum légal", "Pour ces heures, le montant est plus bas que le SMIC brut. La loi l’interdit.",
            "Relevez le montant, ou vérifiez la période et le nombre d’heures par semaine. Si c’est un service civique ou un apprentissage, dites-le au contrat."),
        GatePoint.HealthToBeTold => new(
            "La santé est demandée", "Un employeur ne peut demander à personne de dire ou de prouver son état de santé pour être recruté : ni maladie, ni traitement, ni certificat.",
            "Retirez cette phrase. L’aptitude se voit avec la médecine du travail, après l’embauche."),
        GatePoint.HealthNamed => new(
            "La santé comme condition", "L’état de santé et le handicap ne peuvent pas être une condition dans une offre.",
            "Retirez cette condition. Décrivez plutôt les tâches : marcher, porter, travailler dehors."),
        GatePoint.ExperienceToBeDeclared => new(
            "Le vécu comme case obligatoire", "Chacun choisit librement ce qu’il dévoile. Un dossier ne peut pas rendre obligatoire de raconter sa vie.",
            "Rendez ce point libre, ou retirez-le. À l’entretien, demandez pourquoi ce poste et quels appuis la personne y apporte."),
        GatePoint.SexNamed => new(
            "Le sexe comme condition", "Une offre d’emploi ne peut pas dire le sexe de la personne recherchée.", "Retirez cette condition. Le titre peut s’écrire aux deux genres."),
        GatePoint.FamilyNamed => new(
            "La famille comme condition", "Une offre d’emploi ne peut pas dire la situation de famille de la personne recherchée, ni une grossesse.", "Retirez cette condition. Décrivez plutôt les horaires."),
        GatePoint.AgeNamed => new(
            "L’âge comme condition", "Une offre ne peut pas fixer d’âge, sauf quand le contrat en a un dans la loi.", "Retirez l’âge. Si c’est un service civique, un apprentissage ou un contrat aidé, dites-le au contrat."),
        GatePoint.OriginNamed => new(
            "L’origine comme condition", "L’origine et la nationalité ne peuvent pas être une condition dans une offre.", "Demandez plutôt ce que le poste utilise : une langue, la connaissance d’un parcours d’asile."),
        GatePoint.BeliefNamed => new(
            "Les convictions comme condition", "La religion, les opinions et le syndicat ne peuvent pas être une condition dans une offre.", "Retirez cette condition."),
        GatePoint.LooksNamed => new(
            "L’apparence comme condition", "L’apparence physique ne peut pas être une condition dans une offre.", "Retirez cette condition."),
        GatePoint.PayNotStated => new(
            "Salaire non dit", "Sans salaire annoncé, beaucoup de personnes ne postulent pas, et le vécu est moins souvent reconnu.", "Dites un montant, ou la grille et l’indice choisis."),
        GatePoint.ContractNotStated => new(
            "Contrat non dit", "Une personne qui touche une allocation ou qui a un logement lié à l’emploi a besoin de le savoir avant de postuler.", "Dites le contrat, et sa durée s’il en a une."),
        GatePoint.IndependentContract => new(
            "Ce n’est pas un contrat de travail", "À son compte, la personne n’a ni congés payés, ni chômage, ni équipe.", "Demandez-vous si un contrat de travail est possible. Sinon, dites le tarif et le nombre d’heures."),
        GatePoint.TimeNotStated => new(
            "Temps de travail non dit", "Le temps plein ne convient pas à tout le monde, le temps partiel imposé non plus.", "Dites les heures par semaine, ou laissez le choix à la personne."),
        GatePoint.HoursNotStated => new(
            "Nombre d’heures non dit", "« Temps partiel » peut vouloir dire 10 ou 30 heures : le salaire en dépend.", "Dites le nombre d’heures par semaine."),
        GatePoint.TrainingNotStated => new(
            "Place de la formation non dite", "On ne sait pas s’il faut être déjà formé, si la formation se suit en poste, ou si elle n’est pas demandée.", "Choisissez une de ces réponses."),
        GatePoint.Alone => new(
            "Seul·e dans l’équipe ?", "Un pair seul se sent vite isolé, et porte seul la parole de tous.", "Prévoyez un deuxième poste, ou le temps d’aller à un collectif de pairs, et dites-le."),
        GatePoint.NoReferent => new(
            "Pas de référent d’intégration", "Les premiers mois se passent mieux quand une personne de l’équipe est chargée de l’accueil.", "Nommez un·e référent·e, et cochez-le."),
        GatePoint.NoSupervision => new(
            "Ni supervision, ni analyse de pratique", "Ce métier touche à ce qu’on a vécu : il faut un lieu pour en parler.", "Prévoyez l’une ou l’autre, sur le temps de travail."),
        GatePoint.TeamNotPrepared => new(
            "Équipe non préparée", "Quand l’équipe ne connaît pas le travail pair, c’est la personne qui arrive qui doit tout expliquer.", "Préparez l’équipe avant l’arrivée. Votre plateforme peut vous aider."),
        GatePoint.DiscretionNotMentioned => new(
            "Discrétion non dite", "Le pair entend des choses que les personnes ne disent à personne d’autre. Chacun doit savoir ce qui reste entre elles.", "Dites que le poste est tenu à la discrétion, et ce qui se partage en équipe."),
        GatePoint.StoryAsked => new(
            "Faut-il raconter son histoire ?", "Partager une expérience n’est pas tout raconter. La personne choisit quoi dire, à qui et quand.", "Dites-le dans l’offre, ou parlez de recul et de savoirs plutôt que d’histoire."),
        GatePoint.ExperienceRequired => new(
            "Le vécu est exigé", "Exigé, le vécu se trouve dévoilé dès la candidature, à des gens que la personne ne connaît pas.", "Dites qu’il est bienvenu, dites ce que l’envoi du dossier révèle, et ne demandez aucune preuve."),
        GatePoint.PrivateLifeRequired => new(
            "Une condition sur la vie privée", "« Rétabli », « stabilisé », « sevré » : ces mots sont flous, et personne ne peut le vérifier. Le logement ne dit rien du travail.", "Dites plutôt ce que le poste demande : être à l’heure, tenir la relation, connaître ses limites."),
        GatePoint.FitnessRequired => new(
            "Forme physique exigée", "Cela écarte des personnes qui peuvent tenir le poste. L’aptitude relève de la médecine du travail.", "Décrivez les tâches : charges, marche, horaires."),
        GatePoint.HardToApply => new(
            "Postuler est difficile", "Une lettre et un CV exigés ensemble écartent des personnes qui feraient bien ce métier.", "Acceptez une candidature orale, un CV seul ou une lettre seule. Demandez une lettre si le poste demande d’écrire."),
        GatePoint.MissionsNotStated => new(
            "Missions non dites", "Sans missions claires, l’équipe et la personne n’attendront pas la même chose.", "Écrivez trois à six missions, avec l’équipe."),
        GatePoint.NotAPeerPost => new(
            "En quoi est-ce du travail pair ?", "Rien dans l’offre ne le dit : les tâches pourraient être celles de n’importe quel poste.", "Dites ce que l’expérience de la personne apporte au poste, et le temps prévu pour cela."),
        GatePoint.SocialWorkersPost => new(
            "Un poste de travail social ?", "Le travail pair s’ajoute aux autres métiers, il n’en remplace aucun, et aucun diplôme de travail social n’en fait la preuve.", "Décrivez un poste de pair, avec ses missions, à côté de celui de l’équipe éducative."),
        _ => throw new ArgumentOutOfRangeException(nameof(point), "a point without words"),
    };

    public static string Of(GateLevel level) => level == GateLevel.Unlawful ? "Interdit par la loi" : "Conseil";

    /// <summary>Where a point comes from, as people may look it up.</summary>
    public static string Source(GateRule rule) => rule.Level == GateLevel.Unlawful ? rule.Source : $"Documents des plateformes : {DocumentNames.Of(rule.Source)}";
}
