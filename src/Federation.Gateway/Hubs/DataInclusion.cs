using System.Globalization;
using System.Text.Json;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Time;
using Federation.Gateway.Jobs;
using Federation.Node.Desk;

namespace Federation.Gateway.Hubs;

/// <summary>
/// Hubs as structures, and what they render to people as services, in the schema of data.inclusion 1.0.8: by it the national directories find who
/// relays offers and where they are read.
/// <para>
/// Left out because the hub does not say it: address, SIRET, contact, opening hours, price. A waiting list or a limited capacity has no place there; a
/// service that is closed today is not listed. Establishments of a hub's directory are not exported: data.inclusion has them from their own sources,
/// and would have them twice. A hub of the demonstration is in no real directory. HSDS could carry the same services; no directory of this field reads
/// it here, so it is not written.
/// </para>
/// </summary>
public static class DataInclusion
{
    public const string ContentType = "application/json";

    private const string Source = "federation-travail-pair";
    private const int ShortestName = 3;
    private const int LongestName = 150;
    private const int LongestText = 2_000;

    public static ReadOnlyMemory<byte> Structures(IEnumerable<HubView> hubs, OfferSite site) => Array(json =>
    {
        foreach (var hub in Real(hubs))
        {
            json.WriteStartObject();
            Common(json, Id(hub), Name(hub), hub, site);
            json.WriteString("description", Inert.Line($"Plateforme régionale de travail pair, portée par {hub.Profile.Carrier}.", LongestText));
            json.WriteEndObject();
        }
    });

    /// <param name="today">Of Paris.</param>
    public static ReadOnlyMemory<byte> Services(IEnumerable<HubView> hubs, OfferSite site, DateOnly today) => Array(json =>
    {
        foreach (var hub in Real(hubs))
        {
            foreach (var rendered in hub.Profile.Services.Where(service => service.CapacityOn(today) != Capacity.Closed))
            {
                if (DataInclusionService.Of(rendered.Code) is { } service)
                {
                    Service(json, hub, rendered, service, site);
                }
            }
        }
    });

    private static void Service(Utf8JsonWriter json, HubView hub, Service rendered, DataInclusionService service, OfferSite site)
    {
        json.WriteStartObject();
        Common(json, $"{Id(hub)}-{Codes<ServiceCode>.Of(rendered.Code)}", service.Name, hub, site);
        json.WriteString("structure_id", Id(hub));
        json.WriteString("description", service.Description);
        json.WriteString("type", service.Type);
        json.WriteStrings("thematiques", service.Topic);
        json.WriteStrings("publics", "tous-publics");
        json.WriteStrings("modes_accueil", service.AtADistance ? ["a-distance"] : rendered.Remote ? ["a-distance", "en-presentiel"] : ["en-presentiel"]);
        json.WriteStrings("zone_eligibilite", service.AtADistance || rendered.Outside ? ["france"] : [.. hub.Profile.Departments.Order().Select(code => code.ToString())]);
        json.WriteStrings("mobilisable_par", "usagers", "professionnels");
        json.WriteStrings("modes_mobilisation", "utiliser-lien-mobilisation");
        json.WriteString("lien_mobilisation", service.AtADistance ? site.Search("") : site.With("/demande", $"plateforme={hub.Id}"));
        json.WriteEndObject();
    }

    private static void Common(Utf8JsonWriter json, string id, string name, HubView hub, OfferSite site)
    {
        json.WriteString("source", Source);
        json.WriteString("id", id);
        json.WriteString("nom", name);
        json.WriteString("lien_source", site.With($"/plateformes/{hub.Id}", ""));
        json.WriteString("date_maj", ParisTime.DateOf(hub.ChangedAt).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    /// <summary>Names do not end with a full stop there.</summary>
    private static string Name(HubView hub)
    {
        var name = Inert.Line(hub.Profile.FullName, LongestName).TrimEnd('.');
        return name.EnumerateRunes().Count() >= ShortestName ? name : $"Plateforme {hub.Id}";
    }

    private static IEnumerable<HubView> Real(IEnumerable<HubView> hubs) => hubs.Where(hub => hub.Profile.Source is null);

    private static string Id(HubView hub) => $"{Source}--{hub.Id}";

    private static ReadOnlyMemory<byte> Array(Action<Utf8JsonWriter> write) => PlainJson.Write(json =>
    {
        json.WriteStartArray();
        write(json);
        json.WriteEndArray();
    });
}
