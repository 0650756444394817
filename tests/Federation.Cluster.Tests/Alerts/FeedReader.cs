using System.Text.RegularExpressions;
using Federation.Running;

namespace Federation.Cluster.Tests.Alerts;

/// <summary>Software that looks into the Atom feed of an alert now and then, and keeps what it ever saw there.</summary>
public sealed partial class FeedReader(Alert alert)
{
    private readonly HashSet<string> _seen = [];

    public Alert Alert => alert;

    /// <summary>Keys of offers.</summary>
    public IReadOnlyCollection<string> Seen => _seen;

    /// <returns>What is there now.</returns>
    public async Task<IReadOnlyCollection<string>> Look(RunningServer server)
    {
        var there = Offers(await server.Http.GetStringAsync(alert.Feed));
        _seen.UnionWith(there);
        return there;
    }

    /// <summary>Offers that a page or a feed links to.</summary>
    public static IReadOnlyCollection<string> Offers(string text) => OfferLink().Matches(text).Select(match => match.Groups[1].Value).ToHashSet();

    [GeneratedRegex("/offres/([0-9a-f-]{36})")]
    private static partial Regex OfferLink();
}
