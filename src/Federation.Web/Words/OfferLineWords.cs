using Federation.Domain.Jobs;
using Federation.Domain.Time;
using Federation.Web.Shared;

namespace Federation.Web.Words;

/// <summary>What a coordinator reads of an offer in a list, and after an action.</summary>
public static class OfferLineWords
{
    public static IEnumerable<Chip> Of(Federation.Node.Desk.OfferLine line, DateTimeOffset now)
    {
        if (line.WaitingSince is not null)
        {
            yield return line.Status == OfferStatus.Published ? new Chip("changements à lire", Tone.Warm) : new Chip("à lire", Tone.Warm);
        }
        else if (line.Status == OfferStatus.Published && line.Until is { } until)
        {
            yield return until - now < TimeSpan.FromDays(OfferClock.RemindBefore) ? new Chip($"finit {FrenchDates.Relative(until, now)}", Tone.Warm) : new Chip("publiée", Tone.Ok);
        }
        else
        {
            yield return new Chip(OfferLabels.Of(line.Status));
        }

        if (line.Contract is { } contract)
        {
            yield return new Chip(OfferLabels.Of(contract), contract == ContractKind.NotStated ? Tone.Warm : Tone.Plain);
        }

        if (line.Points > 0)
        {
            yield return new Chip(line.Points == 1 ? "1 point relevé" : $"{line.Points} points relevés");
        }

        if (line.SaidFilledElsewhere)
        {
            yield return new Chip("dite pourvue ailleurs", Tone.Warm);
        }

        if (line.Lead is not null)
        {
            yield return new Chip("reliée");
        }

        if (line.Example)
        {
            yield return new Chip("exemple");
        }
    }

    /// <summary>Why two offers are proposed as one post, after "parce que c’est".</summary>
    public static string Because(Posting one, Posting other)
    {
        var siret = SamePost.Of(one).BySiret is { } known && known == SamePost.Of(other).BySiret;
        return $"{(siret ? "le même SIRET" : "la même structure")}, au même endroit ({PostingWords.Place(other.Place)}), sous le même métier et le même contrat";
    }

    public static string? Done(string? code) => code switch
    {
        "publier" => "L’offre est en ligne, pour toute la France.",
        "renvoyer" => "L’employeur lit vos raisons sur sa page.",
        "prolonger" => "La nouvelle date de fin est affichée.",
        "pourvue" => "Les personnes qui la suivent le verront. De quoi joindre l’employeur est effacé.",
        "retirer" => "Plus personne ne peut y répondre. De quoi joindre l’employeur est effacé.",
        "relier" => "Les deux plateformes le verront.",
        "modifier" => "Tout le monde lit maintenant ce texte.",
        _ => null,
    };
}
