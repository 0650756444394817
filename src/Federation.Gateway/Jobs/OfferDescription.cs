using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Federation.Domain.Jobs;
using Federation.Gateway.Words;

namespace Federation.Gateway.Jobs;

/// <summary>
/// The whole offer as a small piece of HTML: <c>p</c>, <c>strong</c>, <c>ul</c> and <c>li</c> without attributes, for those who show it on their own
/// page. Every text is escaped, so markup that somebody typed is read as it was typed.
/// </summary>
public static class OfferDescription
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Html(Posting posting)
    {
        var html = new StringBuilder(2_048);
        foreach (var source in Text(posting.Source))
        {
            html.Append("<p>").Append(Printed($"Ceci est un exemple, pas une offre ouverte. Source : {DocumentNames.Of(source)}")).Append("</p>");
        }

        foreach (var paragraph in Inert.Paragraphs(posting.Summary, PostingGuards.LongestSummary).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            html.Append("<p>").Append(Printed(paragraph)).Append("</p>");
        }

        List(html, "Missions", OfferLines.Listed(posting.Missions));
        List(html, "Demandé", [.. OfferLines.Listed(posting.Required), .. Stated(posting.Licence == Licence.Required, OfferWords.Of(posting.Licence)), .. OfferLines.LanguagesAsked(posting)]);
        List(html, "Apprécié", [.. OfferLines.Listed(posting.Desired), .. Stated(posting.Licence == Licence.Desired, OfferWords.Of(posting.Licence)), .. OfferLines.LanguagesDesired(posting)]);
        List(html, "Conditions", Conditions(posting));
        List(html, "Personnes rencontrées", [.. Set(posting.Publics).Select(OfferWords.Of), .. Text(posting.PublicsNote)]);
        List(html, "Ce que l’employeur dit du cadre de travail", Set(posting.Commitments).Select(OfferWords.Of));
        List(html, "Pour candidater", [.. Ways(posting.Apply), .. Text(posting.Apply.Note)]);
        List(html, "Ce que votre candidature dira de vous", Text(posting.Reveals));
        List(html, "Et après", Text(posting.Prospects));
        return html.ToString();
    }

    private static IEnumerable<string> Conditions(Posting posting) =>
    [
        OfferLines.Where(posting), .. Text(posting.Place.Detail), .. Text(posting.Employer.Workplace), OfferLines.Contract(posting), OfferLines.Hours(posting), OfferLines.Pay(posting),
        .. Text(OfferLines.Start(posting)), .. Stated(posting.Positions > 1, $"{posting.Positions} postes"), OfferWords.Of(posting.Agreement), OfferWords.Of(posting.Training), OfferWords.Of(posting.FormerClients),
    ];

    private static IEnumerable<string> Ways(HowToApply apply)
    {
        var ways = Set(apply.Ways).Select(OfferWords.Of).ToArray();
        return ways.Length == 0 ? [] : [string.Join(apply.AllAsked ? " et " : " ou ", ways)];
    }

    private static IEnumerable<T> Set<T>(System.Collections.Immutable.ImmutableArray<T> codes) where T : struct, Enum => codes.IsDefault ? [] : codes.Distinct();

    private static IEnumerable<string> Text(string? text) => OfferLines.Listed([text ?? ""]);

    private static string[] Stated(bool stated, string words) => stated ? [words] : [];

    private static string Printed(string text) => Encoder.Encode(FrenchSpaces.Of(text));

    private static void List(StringBuilder html, string heading, IEnumerable<string> lines)
    {
        var first = true;
        foreach (var line in lines)
        {
            if (first)
            {
                html.Append("<p><strong>").Append(heading).Append("</strong></p><ul>");
                first = false;
            }

            html.Append("<li>").Append(Printed(line)).Append("</li>");
        }

        if (!first)
        {
            html.Append("</ul>");
        }
    }
}
