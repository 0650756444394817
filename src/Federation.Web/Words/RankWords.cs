using Federation.Domain.Training;
using Federation.Gateway.Words;
using Federation.Node.Desk;
using Federation.Search.Training;
using Federation.Web.Pages.Espace.Paires;

namespace Federation.Web.Words;

/// <summary>Why somebody stands where one stands among candidates.</summary>
public static class RankWords
{
    public static string Of(Candidate one, OpenPlace place)
    {
        var role = HubWords.Capital($"{Labels.Of(place.Role)}, comme la personne à remplacer");
        var theme = place.Themes.IsEmpty ? "" : one.Themes.IsEmpty ? " ; n’a pas annoncé ce thème" : $" ; connaît {TrainerWords.And([.. one.Themes.Select(known => $"« {Labels.Of(known)} »")])}";
        var distance = place.Where is null or { Way: TrainingWay.Remote } ? "" : one.Distance is { } borders ? $" ; {TrainersPage.Near(borders)}" : " ; vient de l’autre côté de la mer";
        var together = one.Together > 0 ? $" ; a déjà animé {one.Together} formation{(one.Together > 1 ? "s" : "")} avec la personne qui reste" : one.IsPartner ? " ; forme une paire avec la personne qui reste" : "";
        return $"{role}{theme}{distance}{together}.";
    }
}
