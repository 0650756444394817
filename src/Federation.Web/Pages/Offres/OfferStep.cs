using System.Collections.Frozen;
using Federation.Domain.Jobs;
using Federation.Domain.Jobs.Gate;

namespace Federation.Web.Pages.Offres;

public enum OfferStep { Poste, Contrat, Missions, Accueil, Candidature }

/// <summary>Which answer belongs to which step, and where a point of the gate is mended.</summary>
public static class OfferStepFields
{
    private static readonly FrozenDictionary<string, OfferStep> Steps = new Dictionary<OfferStep, string[]>
    {
        [OfferStep.Poste] = [nameof(OfferForm.Titre), nameof(OfferForm.Metier), nameof(OfferForm.Employeur), nameof(OfferForm.Service), nameof(OfferForm.Departement), nameof(OfferForm.Commune), nameof(OfferForm.Precision), nameof(OfferForm.Postes)],
        [OfferStep.Contrat] =
        [
            nameof(OfferForm.Contrat), nameof(OfferForm.Duree), nameof(OfferForm.ContratNote), nameof(OfferForm.Temps), nameof(OfferForm.Heures), nameof(OfferForm.Horaires), nameof(OfferForm.Paie), nameof(OfferForm.De), nameof(OfferForm.A),
            nameof(OfferForm.Periode), nameof(OfferForm.Grille), nameof(OfferForm.Indice), nameof(OfferForm.PaieNote), nameof(OfferForm.Convention), nameof(OfferForm.Debut), nameof(OfferForm.Vite),
        ],
        [OfferStep.Missions] = [nameof(OfferForm.Presentation), nameof(OfferForm.Missions), nameof(OfferForm.Demande), nameof(OfferForm.Souhaite), nameof(OfferForm.Langues), nameof(OfferForm.Permis), nameof(OfferForm.Publics), nameof(OfferForm.PublicsNote), nameof(OfferForm.Perspectives)],
        [OfferStep.Accueil] = [nameof(OfferForm.Engagements), nameof(OfferForm.Formation), nameof(OfferForm.Anciens)],
        [OfferStep.Candidature] =
        [
            nameof(OfferForm.Facons), nameof(OfferForm.Tout), nameof(OfferForm.PostulerNote), nameof(OfferForm.Revele), nameof(OfferForm.ContactNom), nameof(OfferForm.ContactCourriel), nameof(OfferForm.ContactTelephone),
            nameof(OfferForm.ContactLien), nameof(OfferForm.ContactAdresse),
        ],
    }.SelectMany(step => step.Value.Select(name => (name, step.Key))).ToFrozenDictionary(pair => pair.name, pair => pair.Key);

    /// <summary>Of a field of <see cref="OfferForm"/> by its name or by its id (<c>Form_Titre</c>, <c>Form_Langues_0</c>); null for what is not asked.</summary>
    public static OfferStep? Of(string field)
    {
        var name = field.StartsWith("Form_", StringComparison.Ordinal) ? field[5..] : field;
        var end = name.IndexOf('_', StringComparison.Ordinal);
        return Steps.TryGetValue(end < 0 ? name : name[..end], out var step) ? step : null;
    }

    /// <summary>The field's id where a finding, or a field of the domain, is mended.</summary>
    public static string Id(string field)
    {
        var name = field.Split('[')[0];
        return "Form_" + (name switch
        {
            PostingTexts.Title => nameof(OfferForm.Titre),
            "canonical" => nameof(OfferForm.Metier),
            "employer.name" or "employer" or "employer.siret" => nameof(OfferForm.Employeur),
            "employer.workplace" => nameof(OfferForm.Service),
            "place.department" => nameof(OfferForm.Departement),
            "place.commune" => nameof(OfferForm.Commune),
            "place.detail" => nameof(OfferForm.Precision),
            "positions" => nameof(OfferForm.Postes),
            "contract" => nameof(OfferForm.Contrat),
            "contract.months" => nameof(OfferForm.Duree),
            "contract.note" => nameof(OfferForm.ContratNote),
            "hours" => nameof(OfferForm.Temps),
            "hours.perWeek" => nameof(OfferForm.Heures),
            "hours.schedule" => nameof(OfferForm.Horaires),
            "pay" or "pay.from" => nameof(OfferForm.De),
            "pay.to" => nameof(OfferForm.A),
            "pay.period" => nameof(OfferForm.Periode),
            "pay.scale" => nameof(OfferForm.Grille),
            "pay.index" => nameof(OfferForm.Indice),
            "pay.note" => nameof(OfferForm.PaieNote),
            "agreement" => nameof(OfferForm.Convention),
            "start" or "start.on" => nameof(OfferForm.Debut),
            PostingTexts.Summary => nameof(OfferForm.Presentation),
            PostingTexts.Missions => nameof(OfferForm.Missions),
            PostingTexts.Required => nameof(OfferForm.Demande),
            PostingTexts.Desired => nameof(OfferForm.Souhaite),
            "languages" => nameof(OfferForm.Langues),
            "licence" => nameof(OfferForm.Permis),
            "publics" => nameof(OfferForm.Publics),
            "publicsNote" => nameof(OfferForm.PublicsNote),
            "prospects" => nameof(OfferForm.Perspectives),
            "commitments" => nameof(OfferForm.Engagements),
            "training" => nameof(OfferForm.Formation),
            "formerClients" => nameof(OfferForm.Anciens),
            "apply" => nameof(OfferForm.Facons),
            PostingTexts.Apply => nameof(OfferForm.PostulerNote),
            "reveals" => nameof(OfferForm.Revele),
            "contact" or "contact.email" => nameof(OfferForm.ContactCourriel),
            "contact.name" => nameof(OfferForm.ContactNom),
            "contact.phone" => nameof(OfferForm.ContactTelephone),
            "contact.link" => nameof(OfferForm.ContactLien),
            "contact.address" => nameof(OfferForm.ContactAdresse),
            _ => nameof(OfferForm.Titre),
        });
    }

    /// <summary>Without a text of its own, a point belongs to the step that asks for what it misses.</summary>
    public static OfferStep StepOf(GateFinding finding) => finding.Field is { } field ? Of(Id(field)) ?? OfferStep.Missions : finding.Point switch
    {
        GatePoint.Alone or GatePoint.NoReferent or GatePoint.NoSupervision or GatePoint.TeamNotPrepared or GatePoint.DiscretionNotMentioned or GatePoint.StoryAsked or GatePoint.TrainingNotStated => OfferStep.Accueil,
        GatePoint.HardToApply => OfferStep.Candidature,
        _ => OfferStep.Missions,
    };

    public static string IdOf(GateFinding finding) => finding.Field is { } field ? Id(field) : "Form_" + (StepOf(finding) switch
    {
        OfferStep.Accueil => nameof(OfferForm.Engagements),
        OfferStep.Candidature => nameof(OfferForm.Facons),
        _ => nameof(OfferForm.Missions),
    });
}
