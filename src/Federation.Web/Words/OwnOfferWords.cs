using Federation.Domain.Jobs;
using Federation.Domain.Time;
using Federation.Web.Shared;

namespace Federation.Web.Words;

/// <summary>What who proposed an offer reads of it: where it is, what comes next, before when.</summary>
public static class OwnOfferWords
{
    public static Chip Of(OfferState state) => state switch
    {
        { IsPublished: true, Waits: true } => new Chip("publiée, changements à lire", Tone.Brand),
        { Status: OfferStatus.SentBack } => new Chip(OfferLabels.Of(state.Status), Tone.Warm),
        { Status: OfferStatus.Draft } => new Chip(OfferLabels.Of(state.Status), Tone.Warm),
        { Status: OfferStatus.Proposed } => new Chip(OfferLabels.Of(state.Status), Tone.Brand),
        { IsPublished: true } or { Status: OfferStatus.Filled } => new Chip(OfferLabels.Of(state.Status), Tone.Ok),
        _ => new Chip(OfferLabels.Of(state.Status)),
    };

    public static string Next(OfferState state, string hub, DateTimeOffset now) => state.Status switch
    {
        OfferStatus.Draft => $"Rien n’est encore proposé. Sans suite, ce brouillon est effacé le {FrenchDates.Day(state.Since.AddDays(OfferClock.KeepDrafts), now)}.",
        OfferStatus.SentBack => $"Reprenez ce qui est demandé, puis proposez à nouveau, avant le {FrenchDates.Day(state.Since.AddDays(OfferClock.KeepDrafts), now)}.",
        OfferStatus.Proposed => $"{hub} la lit, puis la publie ou vous la renvoie avec ses raisons. Sans réponse le {FrenchDates.Day(state.Since.AddDays(OfferClock.KeepProposals), now)}, elle est effacée.",
        OfferStatus.Published when state.Waits => $"En ligne jusqu’au {OfferSteps.LastDay(state.Until!.Value, now)}. {hub} lit les changements que vous proposez.",
        OfferStatus.Published => $"En ligne pour toute la France jusqu’au {OfferSteps.LastDay(state.Until!.Value, now)}. Une semaine avant, revenez ici dire si le poste est pourvu, ou prolongez.",
        OfferStatus.Filled => "Le poste est pourvu. De quoi vous joindre est effacé.",
        OfferStatus.Expired => "La publication est finie. De quoi vous joindre est effacé. Pour chercher encore, proposez-la à nouveau.",
        _ => state.Why is { } why ? $"Raison : {OfferLabels.Of(why)}. Ce qui était scellé est effacé." : "Ce qui était scellé est effacé.",
    };

    /// <summary>Said once, after the form that did it.</summary>
    public static (string Title, string Text)? Done(string? code, string hub) => code switch
    {
        "proposee" => ($"Votre offre est proposée à {hub}", "Gardez votre lien privé : c’est ici que vous verrez la réponse."),
        "modifiee" => ("Vos changements sont proposés", $"{hub} les relit."),
        "prolonger" => ("C’est prolongé", "La nouvelle date est ci-dessous."),
        "pourvue" => ("Merci, c’est noté", "Les personnes qui suivent cette offre le verront."),
        "retirer" => ("C’est retiré", "Plus personne ne peut y répondre."),
        _ => null,
    };
}
