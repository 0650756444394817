using System.Text;
using System.Text.RegularExpressions;
using Federation.Node.Exchange.Feeds;
using Federation.Node.Following;
using Federation.Storage.Feeds;
using Federation.Storage.Projections;
using Federation.Testing;
using Microsoft.Extensions.Logging;

namespace Federation.Node.Tests.Desk;

/// <summary>Where a canary would be found: everything that is kept or written and not sealed.</summary>
internal static class Cleartext
{
    /// <summary>All tables but the sealed one as text, an export, and what was logged; accents as they are read, not as JSON escapes them.</summary>
    public static async Task<string> Of(IHubStore store, string log)
    {
        var all = new StringBuilder(log);
        await using (var connection = await store.OpenRead(CancellationToken.None))
        {
            foreach (var table in (string[])["entry", "grain", "reply", "cursor", .. Projection.Tables.Select(table => table.Name)])
            {
                await using var command = connection.CreateCommand();
                command.CommandText = $"SELECT * FROM {table}";
                await using var reader = await command.ExecuteReaderAsync(CancellationToken.None);
                while (await reader.ReadAsync(CancellationToken.None))
                {
                    for (var i = 0; i < reader.FieldCount; i++)
                    {
                        all.Append(reader.GetValue(i)).Append('\n');
                    }
                }
            }
        }

        using var folder = new TempFolder();
        await FeedExport.Write(store, folder.File("out"), null, CancellationToken.None);
        foreach (var file in Directory.EnumerateFiles(folder.File("out"), "*", SearchOption.AllDirectories))
        {
            all.Append(await File.ReadAllTextAsync(file));
        }

        return Regex.Unescape(Regex.Replace(all.ToString(), @"\\(?!u[0-9a-fA-F]{4})", "/"));
    }
}

public sealed class Written : ILogger<DeadlineRunner>
{
    private readonly StringBuilder _text = new();

    public string Text => _text.ToString();

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _text.Append(formatter(state, exception)).Append(exception).Append('\n');
}
