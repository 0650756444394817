using System.Text.Json;
using Federation.Domain.Jobs;
using Federation.Domain.Structures;
using Federation.Domain.Territories;

namespace Federation.Gateway.Jobs;

/// <summary>The nested objects of <see cref="JobPostingLd"/>.</summary>
internal static class JobPostingParts
{
    public static void Employer(Utf8JsonWriter json, Posting posting)
    {
        json.WriteStartObject("hiringOrganization");
        json.WriteString("@type", "Organization");
        json.WriteString("name", OfferLines.Employer(posting));
        if (StructureGuards.IsSiret(posting.Employer.Siret))
        {
            Identifier(json, "SIRET", posting.Employer.Siret!);
        }

        json.WriteEndObject();
        if (OfferLines.Workplace(posting) is { Length: > 0 } workplace)
        {
            json.WriteStartObject("employmentUnit");
            json.WriteString("@type", "Organization");
            json.WriteString("name", workplace);
            json.WriteEndObject();
        }
    }

    public static void Place(Utf8JsonWriter json, Posting posting)
    {
        var department = OfferLines.Department(posting);
        json.WriteStartObject("jobLocation");
        json.WriteString("@type", "Place");
        json.WriteStartObject("address");
        json.WriteString("@type", "PostalAddress");
        if (OfferLines.Commune(posting) is { Length: > 0 } commune)
        {
            json.WriteString("addressLocality", commune);
        }

        if (department is not null)
        {
            json.WriteString("addressRegion", Regions.Of(department.Region).Name);
        }

        json.WriteString("addressCountry", "FR");
        json.WriteEndObject();
        if (Inert.Line(posting.Place.Detail, PostingGuards.LongestLine) is { Length: > 0 } detail)
        {
            json.WriteString("description", detail);
        }

        // A postal address has no room for a département.
        if (department is not null)
        {
            json.WriteStartObject("containedInPlace");
            json.WriteString("@type", "AdministrativeArea");
            json.WriteString("name", department.Name);
            Identifier(json, "INSEE département", department.Code.ToString());
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    /// <summary>Only what is stated in money: a scale or "au SMIC" changes its value without the offer changing. An indemnity set by law is no salary.</summary>
    public static void Salary(Utf8JsonWriter json, Posting posting)
    {
        if (posting.Pay is not { From: { } from, Period: { } period } pay || posting.Contract.Kind == ContractKind.CivicService)
        {
            return;
        }

        json.WriteStartObject("baseSalary");
        json.WriteString("@type", "MonetaryAmount");
        json.WriteString("currency", "EUR");
        json.WriteStartObject("value");
        json.WriteString("@type", "QuantitativeValue");
        if (pay.To is { } to && to > from)
        {
            json.WriteNumber("minValue", from);
            json.WriteNumber("maxValue", to);
        }
        else
        {
            json.WriteNumber("value", from);
        }

        json.WriteString("unitText", period switch
        {
            PayPeriod.Hour => "HOUR",
            PayPeriod.Month => "MONTH",
            PayPeriod.Year => "YEAR",
            _ => throw new ArgumentOutOfRangeException(nameof(posting)),
        });
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public static void Occupation(Utf8JsonWriter json, TitleFacts title)
    {
        if (title.Lemma.Length > 0)
        {
            json.WriteStartObject("relevantOccupation");
            json.WriteString("@type", "Occupation");
            json.WriteString("name", title.Lemma);
            json.WriteEndObject();
        }

        if (title.Rome is { } rome)
        {
            json.WriteStartObject("occupationalCategory");
            json.WriteString("@type", "CategoryCode");
            json.WriteString("codeValue", rome);
            json.WriteString("inCodeSet", "ROME v460");
            json.WriteEndObject();
        }
    }

    public static void Identifier(Utf8JsonWriter json, string scheme, string value)
    {
        json.WriteStartObject("identifier");
        json.WriteString("@type", "PropertyValue");
        json.WriteString("name", scheme);
        json.WriteString("value", value);
        json.WriteEndObject();
    }
}
