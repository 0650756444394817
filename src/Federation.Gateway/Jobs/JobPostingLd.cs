using System.Globalization;
using System.Text;
using System.Text.Json;
using Federation.Domain.Jobs;
using Federation.Domain.Time;

namespace Federation.Gateway.Jobs;

/// <summary>
/// An offer as schema.org's <c>JobPosting</c> (version 30), in JSON-LD.
/// <para>
/// Left out because an offer does not say it: <c>jobLocationType</c> and <c>applicantLocationRequirements</c> (an offer has a
/// place and is never remote), <c>applicationContact</c> (it is sealed), <c>industry</c>, <c>securityClearanceRequirement</c>. <c>experienceRequirements</c> stays
/// empty on purpose: lived experience is never a field that machines sort people by.
/// </para>
/// </summary>
public static class JobPostingLd
{
    public const string ContentType = "application/ld+json";

    /// <summary>
    /// For <c>&lt;script type="application/ld+json"&gt;</c>, unescaped: neither an end of the element nor a comment can stand in it. It is a block of data,
    /// which a policy of scripts does not concern.
    /// </summary>
    public static string Text(PublishedOffer offer, OfferSite site) => Encoding.UTF8.GetString(Write(offer, site).Span);

    public static ReadOnlyMemory<byte> Write(PublishedOffer offer, OfferSite site) => PlainJson.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("@context", "https://schema.org");
        json.WriteString("@type", "JobPosting");
        json.WriteString("@id", site.Offer(offer.Id));
        json.WriteString("url", site.Offer(offer.Id));
        JobPostingParts.Identifier(json, site.Name, $"urn:uuid:{offer.Id}");
        json.WriteString("datePosted", Day(ParisTime.DateOf(offer.PublishedAt)));
        json.WriteString("validThrough", ParisTime.Of(offer.Until).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
        Post(json, offer.Posting);
        json.WriteEndObject();
    });

    private static void Post(Utf8JsonWriter json, Posting posting)
    {
        json.WriteString("title", OfferLines.Title(posting));
        json.WriteString("description", OfferDescription.Html(posting));
        json.WriteStrings("employmentType", EmploymentTypes.Of(posting));
        JobPostingParts.Employer(json, posting);
        JobPostingParts.Place(json, posting);
        JobPostingParts.Salary(json, posting);
        if (posting.Hours != Domain.Jobs.Hours.NotStated)
        {
            json.WriteString("workHours", OfferLines.Hours(posting));
        }

        json.WriteStrings("responsibilities", [.. OfferLines.Listed(posting.Missions)]);
        json.WriteStrings("qualifications", [.. OfferLines.Listed(posting.Required), .. Asked(posting)]);
        json.WriteStrings("skills", [.. OfferLines.Listed(posting.Desired), .. OfferLines.LanguagesDesired(posting)]);
        JobPostingParts.Occupation(json, CanonicalTitles.Of(posting.Canonical));
        if (posting.Positions is { } positions)
        {
            json.WriteNumber("totalJobOpenings", positions);
        }

        if (posting.Start.On is { } on)
        {
            json.WriteString("jobStartDate", Day(on));
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

        if (posting.Training == TrainingPosition.Required)
        {
            yield return OfferWords.Of(posting.Training);
        }

        foreach (var language in OfferLines.LanguagesAsked(posting))
        {
            yield return language;
        }
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
