namespace Federation.Gateway.Jobs;

/// <summary>RFC 9309. What a robot has nothing to find in: the coordinators' space and what follows a private link.</summary>
public static class Robots
{
    public const string Path = "/robots.txt";
    public const string ContentType = "text/plain; charset=utf-8";

    public static IReadOnlyList<string> Closed { get; } = ["/espace", "/suivi/", "/inscriptions/", "/live", Training.Calendars.TrainerFeedKey.Root];

    public static string Write(OfferSite site) =>
        $"User-agent: *\n{string.Concat(Closed.Select(path => $"Disallow: {path}\n"))}\nSitemap: {site.With(OfferPaths.Sitemap, "")}\nSitemap: {site.With(Training.TrainingMap.Path, "")}\n";
}
