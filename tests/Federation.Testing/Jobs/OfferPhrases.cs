namespace Federation.Testing.Jobs;

/// <summary>
/// French sentences of job offers of this field, with places for words: {people}, {place}, {team}, {town}, {name}. Missions and requirements are those of
/// the sources' job descriptions, re-worded; titles are in every notation of their vocabulary.
/// </summary>
internal static class OfferPhrases
{
    public static readonly string[] People =
    [
        "personnes à la rue", "personnes sans abri avec troubles psychiques sévères", "personnes hébergées", "demandeurs d’asile en campement", "personnes en perte d’autonomie",
        "personnes exilées", "personnes en grande marginalité", "personnes migrantes", "personnes trans et intersexes", "ménages locataires en difficulté",
        "personnes en précarité durable", "personnes sans logement avec une maladie lourde", "personnes usagères de drogues", "femmes victimes de violences", "jeunes en errance",
        "personnes sortant de prison", "familles hébergées à l’hôtel", "personnes vivant avec le VIH", "travailleuses et travailleurs du sexe", "personnes accompagnées en psychiatrie",
        "mineurs non accompagnés", "personnes âgées isolées", "personnes réfugiées", "gens du voyage", "anciens détenus", "habitants du quartier", "résidents de la pension de famille",
    ];

    public static readonly string[] Places =
    [
        "l’accueil de jour", "la halte de nuit", "le centre d’hébergement d’urgence", "le CHRS", "la pension de famille", "le CAARUD", "le CSAPA", "les lits halte soins santé",
        "les lits d’accueil médicalisés", "le groupe d’entraide mutuelle", "l’équipe mobile psychiatrie précarité", "le dispositif Un chez soi d’abord", "le SIAO", "la maraude", "le foyer",
        "l’atelier chantier d’insertion", "le SAMSAH", "la résidence sociale", "les appartements de coordination thérapeutique", "le service d’accompagnement à la vie sociale",
        "le centre médico-psychologique", "la maison relais", "l’hôpital de jour", "le service logement", "la boutique solidarité", "l’antenne de rue", "le centre d’accueil",
    ];

    public static readonly string[] Teams =
    [
        "une équipe pluridisciplinaire", "des travailleurs sociaux", "deux éducatrices spécialisées et un infirmier", "une cheffe de service et une psychologue", "des bénévoles et des salariés",
        "des médiateurs et des médiatrices", "une équipe de huit professionnel·le·s", "des agents d’accueil", "une infirmière et une assistante de service social", "des moniteurs-éducateurs",
        "des veilleurs de nuit", "un addictologue et une conseillère en insertion professionnelle", "une équipe mobile", "des aides-soignantes", "une coordinatrice de parcours",
    ];

    public static readonly string[] Sentences =
    [
        "{Name} accompagne des {people} dans {place} de {town}.",
        "Nous cherchons une personne qui a vécu ce que vivent les {people} et qui a pris du recul sur son parcours.",
        "Vous travaillerez avec {team}.", "Le poste est basé à {town}, avec des déplacements dans tout le département.",
        "L’équipe a été préparée à l’arrivée d’un·e pair·e : des réunions de sensibilisation ont eu lieu avec la plateforme régionale.",
        "Votre savoir expérientiel complète celui des autres professionnels.", "Vous apportez un autre regard sur les situations et vous facilitez le dialogue.",
        "Personne ne vous demandera de raconter votre histoire.", "Un référent d’intégration vous accompagne pendant les premiers mois.",
        "Une analyse de la pratique a lieu chaque mois et une supervision individuelle est possible.", "Vous rejoignez un collectif de travailleuses et travailleurs pairs de la région.",
        "Le rétablissement et la réduction des risques guident notre action.", "{Place} reçoit chaque jour une centaine de {people}.",
        "Vous participez à la vie quotidienne : repas, sorties, ateliers, permanences.", "Vous allez à la rencontre des {people} en maraude, de jour comme de nuit.",
        "Vous accompagnez vers le soin, le logement et l’accès aux droits.", "Vous animez un groupe de parole avec {team}.",
        "Le contrat peut évoluer vers un temps plein.", "Des formations sont prévues dès la prise de poste.", "Les frais de transport sont remboursés à moitié.",
        "Nos locaux sont proches de la gare de {town}.", "L’association existe depuis plus de trente ans.", "Elle gère plusieurs établissements dans la région.",
        "La mixité des équipes et des parcours est une richesse pour nous.", "Les candidatures des personnes concernées sont bienvenues, avec ou sans diplôme.",
        "Une visite du service est proposée avant l’entretien.", "Vous êtes attentif·ve aux limites de chacun·e et vous savez demander de l’aide.",
        "Le secret professionnel et la discrétion sont la règle.", "Vous tenez un cahier de liaison et vous rendez compte à l’équipe.",
        "Ce poste ne remplace pas celui d’un travailleur social.", "Nous travaillons en lien avec l’hôpital, les bailleurs et la mairie.",
        "Le dispositif {name} a ouvert cette année à {town}.", "Vous contribuez à la réflexion de {place} sur la participation des {people}.",
        "Des horaires aménagés sont possibles selon votre santé et votre vie de famille.", "Vous partagez votre expérience avec l’accord de la personne.",
        "Une première expérience bénévole serait un plus.", "Le travail en binôme avec un·e éducateur·rice est la règle en maraude.",
        "Une équipe de direction disponible et une ambiance conviviale vous attendent.", "Le planning est connu un mois à l’avance.",
        "Vous intervenez aussi à l’extérieur : rue, squat, hôtel, domicile.", "Nous tenons à la parole des {people} et à leurs choix.",
        "{Place} est ouvert tous les jours de l’année.", "Le quartier {name} est desservi par le tramway.", "Vous préparez les réunions avec {team}.",
        "Nous avons déjà trois travailleurs pairs dans l’association.", "Vous luttez contre la stigmatisation auprès des partenaires et du grand public.",
    ];

    public static readonly string[] Missions =
    [
        "Soutenir les locataires à partir de son propre parcours", "Proposer son vécu comme appui au rétablissement", "Partager ce vécu avec l’équipe", "Éclairer les collègues sur des situations peu visibles",
        "Informer sur les droits et les obligations", "Agir contre la stigmatisation", "Accueillir et orienter résidents et visiteurs", "Aider les auxiliaires de vie", "Faire des rondes de sécurité",
        "Tenir la laverie avec les résidents", "Être présent sur les distributions", "Aller sur les campements", "Gérer et entretenir le matériel", "Travailler avec salariés et bénévoles",
        "Aider à la toilette, aux repas et aux gestes du quotidien", "Encourager la mobilité", "Distribuer les kits d’hygiène", "Soutenir le travail pair", "Traduire", "Faire la médiation",
        "Informer en maraude sur les services de droit commun", "Enregistrer les nouveaux bénéficiaires", "Suivre les statistiques d’activité", "Servir les repas",
        "Créer la confiance avec les personnes accueillies", "Accompagner la vie quotidienne", "Accompagner les démarches à l’extérieur", "Accompagner des personnes trans et intersexes",
        "Favoriser l’accès aux droits et aux soins", "Participer à l’accompagnement en multi-référence", "Apporter un autre regard sur les situations", "Suivre une file active",
        "Aller à la rencontre des personnes à la rue en maraude", "Intervenir à l’accueil de jour", "Créer et garder le lien", "Faire le retour à l’équipe", "Faciliter le dialogue en cas de tension",
        "Aller vers les personnes éloignées du soin", "Ouvrir des droits", "Faire de la prévention", "Animer des ateliers {name}", "Co-animer des séances de sensibilisation",
    ];

    public static readonly string[] Required =
    [
        "Connaître l’approche rétablissement", "Connaître la réduction des risques", "Savoir mobiliser son histoire avec sérénité", "Travailler en équipe", "Avoir connu la rue ou l’hébergement social",
        "Intérêt pour les métiers du social", "Français niveau B1", "Gestion de conflit", "Parler une langue de migration", "Bonne forme physique", "Port de charges", "Recul sur son parcours",
        "Vécu proche de celui du public et consolidé", "Être hébergé de façon stable", "Savoir écouter sans juger", "Ponctualité et régularité", "Aisance avec les outils numériques",
    ];

    public static readonly string[] Desired =
    [
        "Licence 3 de médiateur de santé pair", "Permis B", "Aucune expérience exigée", "Formation au travail social", "Vécu valorisé au moment du choix", "Anglais ou arabe", "Connaissance de {town}",
    ];

    public static readonly string[] Words =
        ["horizon", "passerelle", "relais", "refuge", "entraide", "solidarité", "avenir", "lumière", "étape", "escale", "espoir", "maison", "toit", "chemin", "rencontre", "soleil", "pont", "rive", "arche", "tremplin"];

    public static readonly string[] Syllables = ["ba", "ri", "lo", "ven", "mar", "sel", "tou", "gar", "pi", "no", "cour", "dan", "fé", "lan", "mi", "quer", "ro", "sau", "ter", "val", "zé", "bri", "cha", "dor"];
}
