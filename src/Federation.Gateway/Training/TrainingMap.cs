using System.Globalization;
using System.Security;
using System.Text;
using Federation.Gateway.Jobs;
using Federation.Node.Desk;
using Federation.Storage.Collectives;
using Federation.Storage.Training;

namespace Federation.Gateway.Training;

/// <summary>
/// The pages of courses, sessions to come and collectives for search engines (sitemaps.org 0.9), beside the map of offers. Together their lists end at 27,000, within
/// the 50,000 addresses of one file; of more sessions the next 20,000 by date are in it, and the others come with the days. Examples are left out, as are their pages.
/// </summary>
public sealed class TrainingMap(CourseCatalogue catalogue, SessionDates sessions, CollectiveDates collectives, OfferSite site, TrainingPast past, TimeProvider clock)
{
    public const string Path = "/sitemap-formations.xml";

    public async Task<ReadOnlyMemory<byte>> Write(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var courses = (await catalogue.All(cancel)).Where(course => course.Profile.Source is null).ToList();
        var dated = (await sessions.Between(new SessionFilter(now, now.AddDays(SheetReader.Ahead)), cancel)).Items.Where(session => session.Plan.Source is null).ToList();
        var changed = await past.ChangedAt([.. dated.Select(session => session.Grain)], cancel);
        var groups = (await collectives.All(cancel)).Where(collective => collective.Profile.Source is null);
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        Append(xml, TrainingPaths.Courses, courses.Select(course => (DateTimeOffset?)course.ChangedAt).Max());
        foreach (var course in courses)
        {
            Append(xml, TrainingPaths.Course(course.Grain), course.ChangedAt);
        }

        foreach (var session in dated)
        {
            Append(xml, TrainingPaths.Session(session.Grain), changed.GetValueOrDefault(session.Grain, session.Since));
        }

        foreach (var collective in groups)
        {
            Append(xml, TrainingPaths.Collective(collective.Grain), collective.ChangedAt);
        }

        return Encoding.UTF8.GetBytes(xml.Append("</urlset>\n").ToString());
    }

    private void Append(StringBuilder xml, string path, DateTimeOffset? changed)
    {
        xml.Append("<url><loc>").Append(SecurityElement.Escape(site.With(path, ""))).Append("</loc>");
        if (changed is { } at)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<lastmod>{at.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}</lastmod>");
        }

        xml.Append("</url>\n");
    }
}
