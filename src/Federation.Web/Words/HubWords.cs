using Federation.Domain.Hubs;
using Federation.Domain.Time;
using Federation.Node.Desk;
using Federation.Web.Shared;

namespace Federation.Web.Words;

/// <summary>What a hub can take and how fast it answers, in words that a visitor reads at a glance.</summary>
public static class HubWords
{
    private static readonly string[] Counts =
        ["zéro", "une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize", "quatorze", "quinze", "seize"];

    /// <summary>One word for all its services: the common one, or what a visitor must know of the mixture.</summary>
    public static Chip Capacity(HubProfile profile, DateOnly today)
    {
        var all = profile.Services.Select(service => service.CapacityOn(today)).Distinct().Order().ToList();
        return all switch
        {
            [] => new Chip("services à venir"),
            [var one] => Of(one),
            [Domain.Hubs.Capacity.Open, Domain.Hubs.Capacity.Limited] => Of(Domain.Hubs.Capacity.Open),
            [Domain.Hubs.Capacity.Open, ..] => new Chip("ouverte en partie"),
            [var best, ..] => Of(best),
        };
    }

    public static Chip Of(Capacity capacity) => new(Labels.Of(capacity), Labels.Tone(capacity) switch { "ok" => Tone.Ok, "warm" => Tone.Warm, _ => Tone.Plain });

    /// <summary>With the day it opens again when it is closed.</summary>
    public static Chip Of(Service service, DateOnly today) => service.CapacityOn(today) is Domain.Hubs.Capacity.Closed && service.ClosedUntil is { } until
        ? new Chip($"fermée jusqu’au {FrenchDates.Day(until, today)}", Tone.Warm)
        : Of(service.CapacityOn(today));

    /// <summary>What goes beyond the common case, which is on site and within the territory; null for that.</summary>
    public static string? Way(Service service) => (service.Remote, service.Outside) switch
    {
        (true, true) => "aussi à distance, et hors de son territoire",
        (true, false) => "aussi à distance",
        (false, true) => "aussi hors de son territoire",
        _ => null,
    };

    /// <summary>Observed, never promised.</summary>
    public static string AnswersIn(HubView hub) => Delay(hub) is { } delay ? $"répond en {delay}" : "délai pas encore mesuré";

    /// <summary>"3 jours"; null when too few answers were seen to say it.</summary>
    public static string? Delay(HubView hub) => hub.AnswersIn switch
    {
        null => null,
        < 1 => "moins d’un jour",
        { } days when Math.Round(days) is 1 => "1 jour",
        { } days => $"{Math.Round(days)} jours",
    };

    /// <summary>"quatre"; digits beyond what reads easily.</summary>
    public static string Count(int count) => count < Counts.Length ? Counts[count] : $"{count}";

    /// <summary>The first half of the home page's title, before "une seule porte".</summary>
    public static string Regions(int count) => count switch
    {
        0 => "Bientôt,",
        1 => "Une région,",
        _ => Capital($"{Count(count)} régions,"),
    };

    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
