using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Federation.Domain.Grains;

namespace Federation.Domain.Alerts;

/// <summary>What is told of.</summary>
[JsonConverter(typeof(CodeConverter<AlertSubject>))]
public enum AlertSubject
{
    Offers,

    /// <summary>Sessions of courses that are announced, and places in them that become free.</summary>
    Sessions,

    /// <summary>Meetings of collectives that are announced.</summary>
    Meetings,
}

/// <summary>How a person wants to be told. Several at once, but of the letters one at most.</summary>
[JsonConverter(typeof(CodeConverter<AlertChannel>))]
public enum AlertChannel
{
    /// <summary>In an open page of the browser.</summary>
    Live,
    EmailAtOnce,

    /// <summary>One letter at seven in the morning, when there is something to tell.</summary>
    EmailDaily,

    /// <summary>The same on Mondays.</summary>
    EmailWeekly,

    /// <summary>Read by the person's own software.</summary>
    Atom,

    /// <summary>iCalendar, for what has a date.</summary>
    Calendar,
}

public static class AlertChannels
{
    private static readonly ImmutableArray<AlertChannel> Letters = [AlertChannel.EmailAtOnce, AlertChannel.EmailDaily, AlertChannel.EmailWeekly];

    /// <summary>Of an offer, a calendar has the last day; of a session or a meeting, its days.</summary>
    public static ImmutableArray<AlertChannel> For(AlertSubject subject) => subject switch
    {
        AlertSubject.Offers or AlertSubject.Sessions or AlertSubject.Meetings => [AlertChannel.Live, .. Letters, AlertChannel.Atom, AlertChannel.Calendar],
        _ => [],
    };

    public static bool IsLetter(AlertChannel channel) => Letters.Contains(channel);

    /// <summary>The letter among them; null when there is none.</summary>
    public static AlertChannel? LetterOf(ImmutableArray<AlertChannel> channels)
    {
        foreach (var channel in channels)
        {
            if (IsLetter(channel))
            {
                return channel;
            }
        }

        return null;
    }

    public static bool AreSound(ImmutableArray<AlertChannel> channels, AlertSubject subject)
    {
        var may = For(subject);
        return !channels.IsDefaultOrEmpty && channels.Length <= may.Length && channels.All(channel => may.Contains(channel))
            && channels.Distinct().Count() == channels.Length && channels.Count(IsLetter) <= 1;
    }
}
