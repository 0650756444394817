namespace Federation.Domain.Jobs.Gate;

/// <summary>
/// The words that the gate looks for. Few and narrow on purpose: an unlawful point blocks, so it is said only of what is surely so; what is doubtful is
/// advice. Every list has its sentences, those that must be found and those that must not, in the tests.
/// </summary>
internal static class GatePhrases
{
    /// <summary>In a clause with one of these, nothing is demanded: « sans avoir à dire… », « si vous souhaitez un aménagement… ».</summary>
    public static readonly HashSet<string> Denials = new(["sans", "pas", "aucun", "aucune", "ni", "jamais", "non", "inutile", "facultatif", "facultative", "libre", "librement",
        "si", "eventuel", "eventuelle", "eventuels", "eventuelles", "souhaitez", "souhaite", "amenagement", "amenagements"], StringComparer.Ordinal);

    /// <summary>A competence about health is not a demand to tell one's own: « savoir expliquer… », « capacité à… ».</summary>
    public static readonly HashSet<string> Competences = new(["savoir", "capable", "capacite", "capacites", "aptitude", "aisance", "aise", "connaitre", "connaissance"], StringComparer.Ordinal);

    private const string Demand =
        "precis~/indiqu~/mentionn~/declar~/decri~/detaill~/expos~/signal~/communiqu~/renseign~/justifi~/attest~/prouv~/fourni~/joind~/joign~/joint/jointe/produi~/present~/transmet~/remet~/devoil~/revel~/racont~";

    private const string Health =
        "maladie~/pathologie~/diagnostic~/hospitalisation~/handicap~/addiction~/dependance~/seropositivite/trouble~/consommation~";

    /// <summary>The candidate's health, told or proved. Spoken to the candidate: « votre » ; other forms are looked for only where candidates are meant.</summary>
    public static readonly Phrase[] HealthToldToYou = Phrase.Each(
        $"{Demand} _ votre/vos _ {Health}",
        $"{Demand} _ votre etat de sante",
        $"{Demand} _ votre/vos traitement/traitements medical/medicaux/medicamenteux/psychiatrique/psychiatriques",
        $"{Demand} _ vos antecedents medicaux/psychiatriques",
        $"{Demand} _ votre parcours/suivi de soins",
        $"{Demand} _ votre parcours/suivi psychiatrique/medical",
        $"{Demand} _ votre dossier medical");

    public static readonly Phrase[] HealthToldByThem = Phrase.Each(
        $"{Demand} _ son/sa/ses/leur/leurs {Health}",
        $"{Demand} _ son/leur etat de sante",
        $"{Demand} _ ses/leurs antecedents medicaux/psychiatriques",
        $"{Demand} _ son/leur parcours/suivi de soins",
        $"{Demand} _ son/leur parcours/suivi psychiatrique/medical");

    /// <summary>Papers that no employer may ask for; occupational health has its own visit.</summary>
    public static readonly Phrase[] HealthPapers = Phrase.Each(
        "certificat/certificats/attestation/dossier/questionnaire/bilan medical/medicaux/medicale",
        "bulletin/bulletins d hospitalisation", "attestation/certificat de soins", "attestation/certificat de suivi", "questionnaire de sante", "bilan de sante",
        "preuve/justificatif de soins", "test/tests de depistage", "test/tests urinaire/urinaires/salivaire/salivaires", "compte rendu d hospitalisation");

    public static readonly Phrase[] HealthAsCriterion = Phrase.Each(
        "^bonne sante", "^etre en bonne sante", "^en bonne sante", "bonne sante exige~/requise/indispensable/obligatoire/imperative",
        "^sans probleme/problemes de sante", "^sans maladie", "^sans handicap", "^ne pas etre malade", "^ne pas etre handicape~", "^ne pas avoir de probleme/problemes de sante");

    /// <summary>Lived experience as a compulsory part of a file. In the words on how to apply alone.</summary>
    public static readonly Phrase[] Experience = Phrase.Each(
        "vecu", "recit de vie", "parcours de vie", "histoire de vie", "histoire personnelle", "experience de la rue", "experience de rue", "experience carcerale", "experience personnelle", "parcours de rue");

    public static readonly Phrase[] File = Phrase.Each("formulaire", "dossier", "lettre", "cv", "candidature", "questionnaire", "champ", "rubrique");

    public static readonly Phrase[] Compulsory = Phrase.Each("obligatoire~", "obligatoirement", "exige~", "imperatif", "imperative", "imperativement", "indispensable", "doit/doivent/devra/devront _ figurer/mentionner/indiquer/preciser/decrire/raconter/contenir/comporter");

    public static readonly Phrase[] Sex = Phrase.Each(
        "homme/hommes/femme/femmes uniquement/exclusivement/seulement", "uniquement/exclusivement/seulement des/un/une/les homme/hommes/femme/femmes", "de sexe masculin/feminin",
        "^etre un homme", "^etre une femme", "^homme", "^femme", "^un homme", "^une femme", "homme/femme exige~/souhaite~/recherche~", "poste/offre/emploi reserve~ a/aux _ homme/hommes/femme/femmes", "candidature/candidatures masculine~/feminine~");

    public static readonly Phrase[] Family = Phrase.Each(
        "^celibataire", "^etre celibataire", "^marie", "^etre marie", "^sans enfant", "^sans enfants", "^ne pas avoir d enfant/enfants", "^sans charge/charges de famille", "^ne pas etre enceinte", "^mere de famille", "^pere de famille");

    public static readonly Phrase[] Origin = Phrase.Each("francais de souche", "type europeen", "^d origine", "^etre d origine", "^de race", "^etre de race");

    /// <summary>Lawful for a post of the public service alone.</summary>
    public static readonly Phrase[] Nationality = Phrase.Each("^nationalite francaise", "^de nationalite francaise", "^etre de nationalite francaise", "^avoir la nationalite francaise", "nationalite francaise exigee/obligatoire/requise");

    public static readonly Phrase[] Belief = Phrase.Each(
        "^etre catholique/chretien/chretienne/musulman/musulmane/juif/juive/croyant/croyante/athee", "^catholique/chretien/chretienne/musulman/musulmane/juif/juive/croyant/croyante/athee",
        "^non syndique", "^ne pas etre syndique");

    public static readonly Phrase[] Looks = Phrase.Each("physique agreable/avantageux", "belle presentation", "^ne pas etre obese", "^ne pas etre gros/grosse");

    /// <summary>Told, at work or to be recruited: a person chooses what to say of their life.</summary>
    public static readonly Phrase[] Story = Phrase.Each(
        "recit de vie", "racont~/temoign~/mobilis~/partag~/devoil~/parler/parlez/parle/decri~/expos~ _ son/sa/ses/votre/vos/leur/leurs _ histoire/vecu/parcours/vie/passe/maladie/experience",
        "histoire de vie");

    public static readonly Phrase[] LivedExperience = Phrase.Each(
        "avoir connu/vecu _ rue/hebergement/prison/psychiatrie/addiction/addictions/precarite/exil/migration/violence/violences/maladie", "^vecu", "vecu proche", "avoir un vecu", "avoir vecu",
        "primo arrivant", "primo arrivants", "statut de refugie", "protection subsidiaire", "experience vecue", "vecu _ exige/obligatoire/indispensable/requis",
        "ancien/ancienne usager/usagere/detenu/toxicomane/patient/patiente/sdf/resident/residente", "avoir ete _ hospitalise/incarcere/usager/usagere/sdf/accompagne/heberge",
        "parcours de rue/migration/psychiatrie/addiction", "etre/avoir une maladie", "vivre avec le vih", "concerne par _ trouble/troubles/addiction/addictions/maladie");

    public static readonly Phrase[] PrivateLife = Phrase.Each(
        "retabli", "retablie", "retablis", "stabilise", "stabilisee", "consolide", "consolidee", "abstinent", "abstinente", "abstinence", "sevre", "sevree", "sevrage", "heberge de facon/maniere stable", "hebergement stable", "logement stable", "situation stable", "stabilite personnelle");

    public static readonly Phrase[] Fitness = Phrase.Each("forme physique", "condition physique", "resistance physique", "robuste", "resistant physiquement");

    public static readonly Phrase[] PeerWords = Phrase.Each(
        "pair", "pairs", "paire", "paires", "pairaidance", "vecu", "savoir/savoirs experientiel/experientiels", "savoir/savoirs d experience", "expert/experte du vecu", "experience vecue", "propre parcours");

    public static readonly Phrase[] SocialWork = Phrase.Each(
        "poste/affiche _ comme _ moniteur/educateur/assistant/travailleur", "diplome d etat _ assistant/educateur/moniteur/conseiller/intervention/technicien",
        "dees", "deass", "deme", "decesf", "deeje", "remplac~ _ travailleur/assistant/educateur/moniteur", "en remplacement d un travailleur/assistant/educateur/moniteur");
}
