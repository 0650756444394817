using Federation.Domain.Calls;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Jobs;
using Federation.Domain.Structures;

namespace Federation.Web.Words;

/// <summary>One entry of a hub's own feed, in words for its coordinators.</summary>
public static class DirectWords
{
    /// <summary>Null for what is no news to anybody: a draft kept between two steps, a reference, and whatever concerns who subscribes to alerts.</summary>
    public static Step? Of(Entry entry, Func<HubId, string> name) => entry.Subject.Kind switch
    {
        GrainKind.Referral => TimelineWords.ForHub([entry], name).FirstOrDefault(),
        GrainKind.Offer when entry.Fact is not OfferSaved => OfferSteps.All([entry], name).FirstOrDefault(),
        GrainKind.Call => Call(entry, name),
        GrainKind.Structure when entry.Fact is StructureDescribed => new Step(entry.At, "Fiche enregistrée"),
        GrainKind.Platform => Platform(entry),
        _ => null,
    };

    private static Step? Call(Entry entry, Func<HubId, string> name) => entry.Fact switch
    {
        CallHeard heard => new Step(entry.At, $"Appel ouvert par {name(heard.Letter.Origin)}", "le besoin seul, sans identité", true),
        CallChanged { Status: CallStatus.Taken, By: { } by } => new Step(entry.At, $"Appel pris par {name(by)}"),
        CallChanged changed => new Step(entry.At, Of(changed.Status)),
        _ => TimelineWords.ForHub([entry], name).FirstOrDefault(),
    };

    public static string Of(CallStatus status) => status switch
    {
        CallStatus.Open => "Appel de nouveau ouvert",
        CallStatus.Claiming => "Prise de l’appel demandée",
        CallStatus.Granted => "Appel obtenu",
        CallStatus.Taken => "Appel pris par une autre plateforme",
        CallStatus.Closed => "Appel refermé",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "a status without words"),
    };

    private static Step? Platform(Entry entry) => entry.Fact switch
    {
        PlatformDescribed => new Step(entry.At, "Fiche de la plateforme mise à jour"),
        PlatformCapacityChanged changed => new Step(entry.At, $"« {Labels.Of(changed.Service)} » devient {Labels.Of(changed.Capacity)}"),
        PlatformSettingsChanged => new Step(entry.At, "Réglages changés"),
        PlatformDiffusionChanged => new Step(entry.At, "Règles de diffusion changées"),
        _ => null,
    };
}
