using Federation.Domain.Grains;
using Federation.Domain.Time;
using Federation.Node.Desk;
using Federation.Web.Shared;

namespace Federation.Web.Words;

/// <summary>What will happen once the request is filed, with the days as the calendar gives them.</summary>
public static class NextWords
{
    public static Timeline Of(Proposal proposal, Func<HubId, string> name, DateTimeOffset now)
    {
        var (clocks, best, origin) = (proposal.Clocks, proposal.Best.Hub, name(proposal.Origin));
        var steps = new List<TimelineStep> { new($"Vous la déposez auprès {French.De(origin)}", StepState.Now, "aujourd’hui", Note: "Vous recevez un code et un lien pour la suivre.") };
        var leaves = proposal.StraightThrough || best == proposal.Origin;
        if (!leaves)
        {
            steps.Add(new($"{origin} la lit et confirme où elle va", StepState.Next, By(now, clocks.ReadWithin), Note: $"Sinon elle part d’elle-même {On(now, clocks.AnswerWithin)}."));
        }

        if (best is not { } hub)
        {
            steps.Add(new("Toutes les plateformes voient votre besoin, sans votre nom", StepState.Next, leaves ? "tout de suite" : null));
            steps.Add(new("La première qui peut la prend", StepState.Next, $"puis répond en {Days(clocks.LeaseFor)}"));
        }
        else
        {
            steps.Add(new($"{name(hub)} la lit", StepState.Next, leaves ? By(now, clocks.ReadWithin) : $"en {Days(clocks.ReadWithin)}"));
            steps.Add(new($"{name(hub)} vous répond", StepState.Next, leaves ? By(now, clocks.AnswerWithin) : $"en {Days(clocks.AnswerWithin)}", Note: "Oui, non, une question, ou une liste d’attente : toujours avec une raison."));
        }

        steps.Add(new("Sans réponse, une autre plateforme est proposée", StepState.Next, $"après {clocks.ExpireAfter} jours", Note: "La date d’aujourd’hui est gardée : vous ne perdez pas votre place."));
        return new Timeline(steps);
    }

    private static string By(DateTimeOffset now, int days) => $"{FrenchDates.Before(WorkingDays.Deadline(now, days), now)} ({Days(days)})";

    private static string On(DateTimeOffset now, int days) => $"le {FrenchDates.Day(WorkingDays.Deadline(now, days), now)}";

    private static string Days(int count) => count == 1 ? "1 jour ouvré" : $"{count} jours ouvrés";
}
