using System.Globalization;
using System.Text.Json;
using Federation.Domain.Territories;
using Federation.Domain.Time;
using Federation.Domain.Training;

namespace Federation.Gateway.Training.SchemaOrg;

/// <summary>What courses, sessions and meetings have in common in schema.org.</summary>
internal static class LdParts
{
    /// <summary>By the clocks of Paris, with their offset on that day.</summary>
    public static string Instant(DateTimeOffset instant) => ParisTime.Of(instant).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>Nothing where nobody stated it: an offer without a price would be read as free.</summary>
    public static void Price(Utf8JsonWriter json, PriceOfCourse price)
    {
        var euros = price switch
        {
            { Price: CoursePrice.Stated, Euros: { } stated } => stated,
            { Price: CoursePrice.Free or CoursePrice.FreeConditional } => 0,
            _ => (decimal?)null,
        };
        if (euros is not { } amount)
        {
            return;
        }

        json.WriteStartObject("offers");
        json.WriteString("@type", "Offer");
        json.WriteString("category", amount == 0 ? "Free" : "Paid");
        json.WriteNumber("price", amount);
        json.WriteString("priceCurrency", "EUR");
        json.WriteString("description", TrainingLines.Price(price));
        json.WriteEndObject();
    }

    /// <summary>Where it takes place, on the page of this address, or both.</summary>
    public static void Places(Utf8JsonWriter json, bool room, bool screen, DepartmentCode? department, string? commune, string? venue, string page)
    {
        json.WriteString("eventAttendanceMode", $"https://schema.org/{(room && screen ? "Mixed" : screen ? "Online" : "Offline")}EventAttendanceMode");
        json.WriteStartArray("location");
        if (room)
        {
            Room(json, department, commune, venue);
        }

        if (screen)
        {
            json.WriteStartObject();
            json.WriteString("@type", "VirtualLocation");
            json.WriteString("url", page);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Room(Utf8JsonWriter json, DepartmentCode? department, string? commune, string? venue)
    {
        json.WriteStartObject();
        json.WriteString("@type", "Place");
        var where = TrainingLines.Where(department, commune);
        json.WriteString("name", TrainingLines.Line(venue) is { Length: > 0 } house ? house : where.Length > 0 ? where : "Lieu dit à l’inscription");
        json.WriteStartObject("address");
        json.WriteString("@type", "PostalAddress");
        if (TrainingLines.Line(commune) is { Length: > 0 } town)
        {
            json.WriteString("addressLocality", town);
        }

        if (TrainingLines.Known(department) is { } known)
        {
            json.WriteString("addressRegion", Regions.Of(known.Region).Name);
        }

        json.WriteString("addressCountry", "FR");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public static void Status(Utf8JsonWriter json, string status) => json.WriteString("eventStatus", $"https://schema.org/Event{status}");
}
