using Federation.Domain.Grains;
using Federation.Gateway.Live;

namespace Federation.Server.Hosting;

/// <summary>The section <c>Federation</c> of the configuration; also from environment variables (<c>Federation__Data</c>…) and <c>--Federation:Data=…</c>.</summary>
public sealed record ServerSettings
{
    /// <summary>Imports the demonstration facts at first start and prints sign-in links. Never with real requests.</summary>
    public bool Demonstration { get; init; }

    /// <summary>Folder of the keys, the logs, the letters, and the database when it is SQLite.</summary>
    public string Data { get; init; } = "var";

    public StorageSettings Storage { get; init; } = new();

    public GraphQLSettings GraphQL { get; init; } = new();

    public LiveOptions Live { get; init; } = new();

    /// <summary>Hubs that live in this process; empty: all.</summary>
    public string[] Hubs { get; init; } = [];

    /// <summary>How people reach the pages: the beginning of the links in letters.</summary>
    public string PublicUrl { get; init; } = "http://localhost:5080";

    public string DataFolder => Path.GetFullPath(Data);

    /// <exception cref="SettingsException">A setting that cannot be meant; the message names it and says what is expected.</exception>
    public IReadOnlyCollection<HubId> HostedHubs() =>
        [.. Hubs.Select(code => HubId.TryParse(code, out var hub) ? hub : throw new SettingsException($"Federation:Hubs: '{code}' n’est pas un code de plateforme (lettres minuscules, chiffres, tirets)."))];
}

public sealed record StorageSettings
{
    /// <summary><c>sqlite</c> or <c>postgresql</c>.</summary>
    public string Engine { get; init; } = "sqlite";

    /// <summary>For PostgreSQL; SQLite's file is <c>federation.db</c> in the data folder.</summary>
    public string ConnectionString { get; init; } = "";
}

public sealed class SettingsException(string message) : Exception(message);

public static partial class SettingsReading
{
    /// <exception cref="SettingsException">A value that cannot be turned into what the setting is.</exception>
    public static T Read<T>(this IConfiguration configuration, string section)
        where T : class, new()
    {
        try
        {
            return configuration.GetSection(section).Get<T>() ?? new T();
        }
        catch (InvalidOperationException wrong)
        {
            // The binder names the setting between quotes, in the middle of words for programmers.
            throw new SettingsException($"{(Named().Match(wrong.Message) is { Success: true } match ? match.Groups[1].Value : section)} n’a pas la forme attendue (un nombre, ou true / false).");
        }
    }

    [System.Text.RegularExpressions.GeneratedRegex(" at '([^']+)'")]
    private static partial System.Text.RegularExpressions.Regex Named();
}
