namespace Federation.Web.Shared;

/// <summary>The CSS class that gives a hub its hue and hatch, the same on every page.</summary>
public static class HubLook
{
    private const int Others = 4;

    /// <summary>The class of a hub id: its own for the four founding hubs, else one of <c>hub-other-1</c> to <c>hub-other-4</c>.</summary>
    public static string Css(string hubId) => hubId.ToLowerInvariant() switch
    {
        "aura" => "hub-aura",
        "bretagne" => "hub-bretagne",
        "occitanie" => "hub-occitanie",
        "idf" or "ile-de-france" => "hub-idf",
        var other => $"hub-other-{other.Aggregate(7, (sum, letter) => (sum * 31 + letter) & 0xffff) % Others + 1}",
    };
}
