using Federation.Domain.Grains;

namespace Federation.Node.Exchange.Records;

/// <summary>Codes are for programs and do not change; sentences are for whoever mends the file.</summary>
internal static class FaultMessages
{
    public static string For(string code, string? detail = null) => code switch
    {
        "no-records" => "Aucun fichier hubs.json, structures.json, referrals.json, offers.json, courses.json ou collectives.json dans ce dossier.",
        "no-folder" => "Ce dossier n’existe pas.",
        "unknown-file" => "Fichier inconnu : seuls hubs.json, structures.json, referrals.json, offers.json, courses.json et collectives.json sont lus.",
        "unreadable" => "Le fichier ne peut pas être lu.",
        "file-too-large" => $"Fichier trop lourd : {RecordSet.LargestFile / (1024 * 1024)} Mo au plus.",
        "invalid-json" => $"Ce n’est pas du JSON correct{(detail is null ? "" : $" (ligne {detail})")}.",
        "too-deep" => $"Trop de niveaux imbriqués{(detail is null ? "" : $" (ligne {detail})")} : {JsonScan.Deepest} au plus.",
        "invalid-text" => $"Texte qui n’est pas de l’UTF-8 correct{(detail is null ? "" : $" (ligne {detail})")}.",
        "not-a-list" => "Le fichier doit être une liste de fiches.",
        "not-an-object" => "Une fiche doit être un objet.",
        "duplicate-field" => "Champ écrit deux fois.",
        "unknown-field" => "Champ inconnu.",
        "missing" => "Champ obligatoire absent.",
        "wrong-type" => $"Valeur d’une autre nature que celle attendue : {detail}.",
        "blank" => "Texte vide.",
        "too-long" => $"Texte trop long : {detail} caractères au plus.",
        "control-character" => "Le texte contient un caractère de commande ou de sens d’écriture.",
        "not-a-slug" => $"Identifiant incorrect : minuscules sans accent, chiffres et traits d’union, {detail} au plus.",
        "unknown-code" => "Ce code n’est pas dans la liste.",
        "unknown-department" => "Aucun département n’a ce code INSEE.",
        "unknown-region" => "Aucune région n’a ce code INSEE.",
        "out-of-range" => $"Nombre hors des limites : {detail}.",
        "invalid-date" => "Date incorrecte : année-mois-jour, par exemple 2027-01-31.",
        "invalid-time" => "Heure incorrecte : heures et minutes, par exemple 09:30.",
        "too-many" => $"Liste trop longue : {detail} au plus.",
        "duplicate-id" => $"Cet identifiant est déjà pris{(detail is null ? "" : $" par la fiche {detail}")}.",
        "unknown-hub" => "Aucune plateforme n’a ce code, ni dans ce dossier ni déjà en place.",
        "department-taken" => $"Ce département est déjà couvert par {detail} : un département a une seule plateforme au plus.",
        "department-outside-region" => "Ce département n’est pas dans cette région.",
        "unknown-offer" => "Aucune offre n’a cet identifiant dans ce fichier, avant cette fiche.",
        "unknown-course" => "Aucune formation n’a cet identifiant dans ce fichier, avant cette fiche.",
        "unexpected" => $"Ce champ n’a pas de sens avec « {detail} ».",
        "refused" => $"La règle du domaine refuse cette fiche ({detail}).",
        _ => code,
    };

    public static string Of(Refusal refusal) => refusal.Detail is null ? refusal.Code : $"{refusal.Code}, {refusal.Detail}";
}
