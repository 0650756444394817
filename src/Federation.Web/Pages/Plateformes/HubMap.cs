using Federation.Node.Desk;
using Federation.Web.Shared;
using Federation.Web.Words;

namespace Federation.Web.Pages.Plateformes;

/// <summary>The map of the hubs as their profiles describe them.</summary>
public static class HubMap
{
    public static FranceMap Of(IEnumerable<HubView> hubs, DateOnly today) => new("carte", "Territoires des plateformes", [.. hubs.Select(hub => new MapHub(
        hub.Profile.ShortName, HubLook.Css(hub.Id.ToString()), [.. hub.Profile.Departments.Select(code => code.ToString())],
        HubWords.Capacity(hub.Profile, today), HubWords.Delay(hub) is null ? null : HubWords.AnswersIn(hub), $"/plateformes/{hub.Id}"))]);

    /// <summary>Small, beside a text that says the same: one hub or none, and one département outlined.</summary>
    public static FranceMap Small(HubView? hub, string? here) => new("carte", "Où cela se passe", hub is null ? [] :
        [new MapHub(hub.Profile.ShortName, HubLook.Css(hub.Id.ToString()), [.. hub.Profile.Departments.Select(code => code.ToString())])])
    {
        Here = here,
        Legend = false,
    };
}
