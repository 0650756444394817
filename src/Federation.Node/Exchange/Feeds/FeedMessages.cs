namespace Federation.Node.Exchange.Feeds;

internal static class FeedMessages
{
    public static FeedFault Fault(string file, long? line, string? field, string code) => new(file, line, field, code, code switch
    {
        "missing-file" => "Ce fichier manque.",
        "unreadable" => "Le fichier ne peut pas être lu.",
        "unlisted-file" => $"Fil absent de {FeedFormat.Manifest}.",
        "invalid-manifest" => "Le sommaire n’est pas lisible ou n’a pas la forme attendue.",
        "unknown-format" => $"Ce dossier n’est pas un export au format {FeedFormat.Name}.",
        "newer-version" => "Cet export vient d’une version plus récente du programme.",
        "wrong-head" => "Le nombre d’entrées n’est pas celui du sommaire.",
        "wrong-digest" => "L’empreinte du fichier n’est pas celle du sommaire : il a été changé.",
        "line-too-long" => "Ligne trop longue.",
        "unfinished-line" => "La dernière ligne n’est pas terminée : le fichier est coupé.",
        "invalid-text" => "Texte qui n’est pas de l’UTF-8 correct, ou marque d’ordre des octets.",
        "carriage-return" => "Fin de ligne incorrecte : un saut de ligne seul est attendu.",
        "invalid-json" => "La ligne n’est pas un objet JSON correct.",
        "missing" => "Champ obligatoire absent.",
        "unknown-field" => "Champ inconnu.",
        "invalid" => "Valeur incorrecte.",
        "wrong-hub" => "L’entrée n’est pas de cette plateforme.",
        "wrong-position" => "Les positions doivent se suivre sans trou à partir de 1.",
        "wrong-version" => "Les versions d’un même sujet doivent se suivre sans trou à partir de 1.",
        "unknown-kind" => "Genre d’entrée inconnu.",
        "invalid-data" => "Le contenu n’a pas la forme de ce genre d’entrée.",
        "does-not-fold" => "Cette entrée ne peut pas suivre celles qui la précèdent.",
        "feed-differs" => "La base a déjà un autre fil pour cette plateforme : rien n’est remplacé.",
        _ => code,
    });
}
