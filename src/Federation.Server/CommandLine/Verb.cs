namespace Federation.Server.CommandLine;

/// <summary>Exit codes, the same for every command.</summary>
public static class ExitCode
{
    public const int Done = 0;

    /// <summary>A fault of the program itself.</summary>
    public const int Fault = 1;

    /// <summary>The command line is not understood.</summary>
    public const int Usage = 2;

    /// <summary>The input is refused; nothing was changed.</summary>
    public const int BadInput = 3;

    /// <summary>What is stored is not what it should be.</summary>
    public const int Differs = 4;

    /// <summary>The database or the disk cannot be used now.</summary>
    public const int Unavailable = 5;

    /// <summary>The database was written by a newer program.</summary>
    public const int TooNew = 6;
}

/// <param name="Arguments">Names of the positional arguments, all required.</param>
public sealed record Verb(string Name, IReadOnlyList<string> Arguments, string Summary, string Help);

/// <summary>A command line as understood: one verb, its arguments, and settings left for the configuration.</summary>
public sealed record Invocation(Verb Verb, IReadOnlyList<string> Arguments, IReadOnlyList<string> Settings, bool Help)
{
    /// <exception cref="UsageException">Says what is wrong and what was expected.</exception>
    public static Invocation Parse(IReadOnlyList<string> args)
    {
        var words = args.TakeWhile(word => !word.StartsWith('-')).ToList();
        var rest = args.Skip(words.Count).ToList();
        var help = rest.RemoveAll(word => word is "--help" or "-h" or "-?") > 0;
        var name = words.Count == 0 ? Verbs.Serve.Name : words[0];
        if (name == "help")
        {
            return new Invocation(Verbs.Serve, [], [], true);
        }

        var verb = Verbs.All.FirstOrDefault(verb => verb.Name == name)
            ?? throw new UsageException($"Commande inconnue : « {name} ». Commandes : {string.Join(", ", Verbs.All.Select(known => known.Name))}.");
        var arguments = words.Skip(1).ToList();
        if (!help && arguments.Count != verb.Arguments.Count)
        {
            throw new UsageException($"« {verb.Name} » attend {(verb.Arguments.Count == 0 ? "aucun argument" : string.Join(" ", verb.Arguments.Select(argument => $"<{argument}>")))}. Voir : {verb.Name} --help");
        }

        if (rest.FirstOrDefault(word => !word.StartsWith("--", StringComparison.Ordinal) || !word.Contains('=')) is { } odd)
        {
            throw new UsageException($"Option non comprise : « {odd} ». Les réglages s’écrivent --Federation:Data=dossier.");
        }

        return new Invocation(verb, arguments, rest, help);
    }
}

public sealed class UsageException(string message) : Exception(message);

public static class Verbs
{
    public static readonly Verb Serve = new("serve", [], "démarre le service (par défaut)", """
        Démarre le service web. Crée le dossier de données au premier démarrage et met la base à jour.
          --Federation:Data=DOSSIER            dossier de données (par défaut : var)
          --Federation:Demonstration=true      importe les données de démonstration et affiche des liens de connexion
          --Federation:Storage:Engine=MOTEUR   sqlite (par défaut) ou postgresql
          --Federation:Storage:ConnectionString="Host=…;Database=…;Username=…"
          --Federation:Hubs:0=CODE             plateformes servies par ce processus (par défaut : toutes)
          --Urls=http://localhost:5080         adresse d’écoute
        """);

    public static readonly Verb Import = new("import", ["dossier"], "importe des fiches ou un export", """
        Importe un dossier : soit des fiches (hubs.json, structures.json, referrals.json ; voir schemas/exchange), soit un export complet
        (federation.json et feeds/). Une seule fiche fausse, et rien n’est importé : le fichier, la fiche et le champ sont nommés.
        Importer deux fois la même chose ne change rien.
        """);

    public static readonly Verb Export = new("export", ["dossier"], "écrit tous les fils dans un dossier", """
        Écrit tous les fils dans un dossier : federation.json et un fichier par plateforme. Réimporté dans une base vide puis réexporté,
        il est identique à l’octet près. Les coordonnées et les textes scellés n’en font jamais partie.
        """);

    public static readonly Verb Migrate = new("migrate", [], "met la base à jour", "Crée la base ou applique les évolutions de schéma manquantes, puis s’arrête.");

    public static readonly Verb Verify = new("verify", [], "rejoue les fils et compare", """
        Rejoue tous les fils dans une base de travail et compare chaque table à celle de la base. Ne change rien.
        Code de sortie 0 : identiques ; 4 : différences, nommées par table.
        """);

    public static readonly Verb Invite = new("invite", ["plateforme", "role"], "ouvre un compte et envoie son lien", """
        Ouvre un compte de plateforme. Le rôle est coordinator ou administrator. L’adresse électronique est lue sur l’entrée standard, pour
        qu’elle ne reste pas dans l’historique des commandes.
        """);

    public static IReadOnlyList<Verb> All { get; } = [Serve, Import, Export, Migrate, Verify, Invite];

    public static string Overview { get; } = $"""
        Fédération du travail pair

        Utilisation : federation [commande] [arguments] [--Reglage=valeur]

        {string.Join(Environment.NewLine, All.Select(verb => $"  {verb.Name + " " + string.Join(" ", verb.Arguments.Select(argument => $"<{argument}>")),-28}{verb.Summary}"))}

        Aide d’une commande : federation COMMANDE --help
        Codes de sortie : 0 fait ; 1 faute du programme ; 2 commande non comprise ; 3 données refusées ; 4 différences ; 5 base ou disque indisponible ; 6 base trop récente
        """;
}
