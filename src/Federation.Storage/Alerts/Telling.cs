using System.Collections.Immutable;
using System.Globalization;
using Federation.Domain.Alerts;
using Federation.Domain.Grains;

namespace Federation.Storage.Alerts;

/// <summary>What becomes of a telling by letter.</summary>
public enum TellingMail
{
    /// <summary>No letter was wanted: it waits in the page, the live line and the feed.</summary>
    None,

    /// <summary>In a letter at once.</summary>
    Queued,

    /// <summary>Waits for seven in the morning.</summary>
    Daily,

    /// <summary>Waits for Monday.</summary>
    Weekly,
    Digested,

    /// <summary>It waited for a letter and needs none any more: seen before, ended before, or no letters any more.</summary>
    Over,
}

/// <summary>A subscription and the version of its criteria under which it matched: enough to explain it again.</summary>
public readonly record struct Match(SubscriptionId Subscription, int Version)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Subscription}:{Version}");

    internal static ImmutableArray<Match> Read(string text)
    {
        var matches = ImmutableArray.CreateBuilder<Match>();
        foreach (var part in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = part.IndexOf(':', StringComparison.Ordinal);
            matches.Add(new Match(SubscriptionId.Parse(part[..colon]), int.Parse(part.AsSpan(colon + 1), CultureInfo.InvariantCulture)));
        }

        return matches.ToImmutable();
    }
}

/// <summary>One person was told of one thing, once, over all channels.</summary>
/// <param name="Rank">In the hub's ledger: 1, 2, 3… in the order of commits.</param>
/// <param name="Why">All subscriptions of this person that it answers; several in one telling.</param>
/// <param name="Letter">The letter that carries it, by the id of the queue.</param>
/// <param name="SeenAt">Shown in a page or a live line.</param>
public sealed record Telling(
    HubId Hub, SubscriberId Subscriber, Thing Thing, long Rank, ImmutableArray<Match> Why, DateTimeOffset At, TellingMail Mail, string? Letter = null, DateTimeOffset? SeenAt = null)
{
    internal string WhyText => string.Join(' ', Why);
}
