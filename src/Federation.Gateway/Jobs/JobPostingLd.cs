using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Federation.Domain.Jobs;
using Federation.Domain.Time;

namespace Federation.Gateway.Jobs;

/// <summary>
/// An offer as schema.org's <c>JobPosting</c> (version 30), in JSON-LD.
/// <para>
/// Left out because an offer does not say it: <c>jobLocationType</c> and <c>applicantLocationRequirements</c> (peer work is done where people are, no
/// offer is remote), <c>applicationContact</c> (it is sealed), <c>industry</c>, <c>securityClearanceRequirement</c>. <c>experienceRequirements</c> stays
/// empty on purpose: lived experience is never a field that machines sort people by.
/// </para>
/// </summary>
public static class JobPostingLd
{
    public const string ContentType = "application/ld+json";

    // Escapes <, > and & whatever they are part of: neither "</script>" nor "<!--" can stand in the text, so it is safe inside a script element.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>For <c>&lt;script type="application/ld+json"&gt;</c>: a block of data, which a policy of scripts does not concern.</summary>
    public static string Text(PublishedOffer offer, OfferSite site) => Encoding.UTF8.GetString(Write(offer, site).Span);

    public static ReadOnlyMemory<byte> Write(PublishedOffer offer, OfferSite site)
    {
        var buffer = new ArrayBufferWriter<byte>(4_096);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("@context", "https://schema.org");
            json.WriteString("@type", "JobPosting");
            json.WriteString("@id", site.Offer(offer.Id));
            json.WriteString("url", site.Offer(offer.Id));
            JobPostingParts.Identifier(json, site.Name, $"urn:uuid:{offer.Id}");
            json.WriteString("datePosted", Day(offer.PublishedAt));
            json.WriteString("validThrough", ParisTime.Of(offer.Until).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
            Post(json, offer.Posting);
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    private static void Post(Utf8JsonWriter json, Posting posting)
    {
        json.WriteString("title", OfferLines.Title(posting));
        json.WriteString("description", OfferDescription.Html(posting));
        Strings(json, "employmentType", EmploymentTypes.Of(posting));
        JobPostingParts.Employer(json, posting);
        JobPostingParts.Place(json, posting);
        JobPostingParts.Salary(json, posting);
        if (posting.Hours != Domain.Jobs.Hours.NotStated)
        {
            json.WriteString("workHours", OfferLines.Hours(posting));
        }

        Strings(json, "responsibilities", [.. OfferLines.Listed(posting.Missions)]);
        Strings(json, "qualifications", [.. OfferLines.Listed(posting.Required), .. Asked(posting)]);
        Strings(json, "skills", [.. OfferLines.Listed(posting.Desired), .. OfferLines.LanguagesDesired(posting)]);
        JobPostingParts.Occupation(json, CanonicalTitles.Of(posting.Canonical));
        if (posting.Positions is { } positions)
        {
            json.WriteNumber("totalJobOpenings", positions);
        }

        if (posting.Start.On is { } on)
        {
            json.WriteString("jobStartDate", on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }

        if (posting.Start.AtOnce)
        {
            json.WriteBoolean("jobImmediateStart", true);
        }

        // One applies to the employer, by the ways the page says; nothing is sent from here.
        json.WriteBoolean("directApply", false);
    }

    private static IEnumerable<string> Asked(Posting posting)
    {
        if (posting.Licence == Licence.Required)
        {
            yield return OfferWords.Of(posting.Licence);
        }

        if (posting.Training is TrainingPosition.Required)
        {
            yield return OfferWords.Of(posting.Training);
        }

        foreach (var language in OfferLines.LanguagesAsked(posting))
        {
            yield return language;
        }
    }

    private static void Strings(Utf8JsonWriter json, string property, IReadOnlyList<string> values)
    {
        if (values.Count == 0)
        {
            return;
        }

        json.WriteStartArray(property);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    private static string Day(DateTimeOffset instant) => ParisTime.DateOf(instant).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
