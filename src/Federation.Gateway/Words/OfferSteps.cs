using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Time;
using Federation.Gateway.Jobs;

namespace Federation.Gateway.Words;

/// <summary>An offer's story as its own entries tell it.</summary>
public static class OfferSteps
{
    /// <summary>What everybody may read: nothing of before the publication, nor of what waits.</summary>
    public static IReadOnlyList<Step> Public(IEnumerable<Entry> history, Func<HubId, string> name) =>
        [.. history.Where(entry => entry.Audience == Audience.Public).Select(entry => Of(entry, name)).OfType<Step>()];

    /// <summary>The whole, for who proposed it and for the hub.</summary>
    public static IReadOnlyList<Step> All(IEnumerable<Entry> history, Func<HubId, string> name)
    {
        var steps = new List<Step>();
        foreach (var step in history.Select(entry => Of(entry, name)).OfType<Step>())
        {
            // A form saved five times is one thing that happened.
            if (steps.Count > 0 && step.Title == Saved && steps[^1].Title == Saved)
            {
                steps[^1] = step;
            }
            else
            {
                steps.Add(step);
            }
        }

        return steps;
    }

    private const string Saved = "Brouillon enregistré";

    private static Step? Of(Entry entry, Func<HubId, string> name) => entry.Fact switch
    {
        OfferSaved => new Step(entry.At, Saved),
        OfferProposed { Words: null } => null,
        OfferProposed proposed => new Step(entry.At, $"Proposée à {name(entry.Hub)}", proposed.By == OfferActor.Hub ? "par la plateforme" : "par l’employeur"),
        OfferSentBack back => new Step(entry.At, $"Renvoyée par {name(entry.Hub)}", string.Join(" ; ", back.Reasons.Select(OfferWords.Of))),
        OfferPublished { Version: 1 } published => new Step(published.Since ?? entry.At, $"Publiée par {name(entry.Hub)}"),
        OfferPublished published => new Step(entry.At, $"Modifiée par {name(entry.Hub)}", $"version {published.Version}"),
        OfferRenewed renewed => new Step(entry.At, $"Prolongée par {By(renewed.By, name(entry.Hub))}", $"jusqu’au {LastDay(renewed.Until, entry.At)}"),
        OfferReminded => new Step(entry.At, "Rappel : pourvue, ou à prolonger ?"),
        OfferEnded { Status: OfferStatus.Filled } ended => new Step(entry.At, "Poste pourvu", ended.By == OfferActor.Lead ? "selon l’autre plateforme qui le publie" : $"selon {By(ended.By, name(entry.Hub))}"),
        OfferEnded { Status: OfferStatus.Expired } => new Step(entry.At, "Fin de la publication", "la date prévue est passée"),
        OfferEnded ended => new Step(entry.At, $"Retirée par {By(ended.By, name(entry.Hub))}", ended.Why is { } why ? OfferWords.Of(why) : null),
        OfferJoined joined => new Step(entry.At, $"Reliée à la même offre chez {name(joined.Lead.Hub)}"),
        OfferLeft left => new Step(entry.At, $"N’est plus reliée à celle {French.De(name(left.Lead.Hub))}"),
        OfferSourceJoined joined => new Step(entry.At, $"{name(joined.Source.Hub)} publie le même poste"),
        OfferSourceLeft left => new Step(entry.At, $"{name(left.Source.Hub)} ne publie plus le même poste"),
        OfferSourceFilled filled => new Step(entry.At, $"{name(filled.Source.Hub)} dit que le poste est pourvu", Open: true),
        _ => null,
    };

    /// <summary>It is shown until midnight after this day.</summary>
    public static string LastDay(DateTimeOffset until, DateTimeOffset now) => FrenchDates.Day(until.AddMinutes(-1), now);

    private static string By(OfferActor actor, string hub) => actor switch
    {
        OfferActor.Employer => "l’employeur",
        OfferActor.Clock => "l’échéance",
        _ => hub,
    };
}
