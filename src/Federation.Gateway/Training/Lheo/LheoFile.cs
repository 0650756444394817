using System.Text;
using System.Xml;
using Federation.Domain.Grains;
using Federation.Domain.Structures;
using Federation.Gateway.Jobs;

namespace Federation.Gateway.Training.Lheo;

/// <param name="Name">Of the hub, as people know it.</param>
/// <param name="Structures">Of the hub, by key: whom the courses name as who gives or pays them.</param>
public sealed record LheoHub(HubId Hub, string Name, IReadOnlyDictionary<string, StructureProfile> Structures);

/// <summary>
/// The courses of a hub with their sessions in LHEO 2.3, the format of the French catalogues of training.
/// <para>
/// What is offered now is written: no course that is past, in project or given up, no session that is over. One place with its conditions is one action;
/// a course without dates has a session whose dates are zeros, the format's own way to say that they are not known. Activity numbers, postcodes and
/// SIRET that nobody stated are zeros too, since the format asks for them. No trainer has a place in it, so the pair is told in an extension.
/// </para>
/// </summary>
public static class LheoFile
{
    public const string ContentType = "application/xml; charset=utf-8";

    /// <summary>Courses of one file; further ones are left out.</summary>
    public const int MostCourses = 5_000;

    private const int Piece = 64 * 1024;

    private static readonly XmlWriterSettings Settings = new() { OmitXmlDeclaration = true, NewLineHandling = NewLineHandling.Entitize };

    /// <summary>The file in pieces of about a hundred kilobytes, made while they are read. Empty when nothing is offered: the format has no empty list.</summary>
    public static IEnumerable<string> Write(LheoHub hub, IEnumerable<CourseSheet> courses, OfferSite site)
    {
        var text = new StringBuilder(Piece + 4_096);
        using var xml = XmlWriter.Create(text, Settings);
        var to = new LheoWriter(xml);
        var begun = false;
        foreach (var course in courses.Where(LheoFormation.IsWritten).Take(MostCourses))
        {
            if (!begun)
            {
                begun = true;
                xml.WriteRaw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
                xml.WriteStartElement("lheo", LheoWriter.Namespace);
                xml.WriteStartElement("offres", LheoWriter.Namespace);
            }

            LheoFormation.Write(to, hub, course, site);
            xml.Flush();
            if (text.Length >= Piece)
            {
                yield return text.ToString();
                text.Clear();
            }
        }

        if (!begun)
        {
            yield break;
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.Flush();
        yield return text.Append('\n').ToString();
    }
}
