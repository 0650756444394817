using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Federation.Benchmarks.Searches.Racing;

/// <param name="PerSecond">Answered, until the last one that was asked had its answer: nothing that a server worked on is left out.</param>
/// <param name="Half">Milliseconds.</param>
/// <param name="Nearly">Milliseconds; of fewer than a hundred requests the longest.</param>
/// <param name="Refused">An answer that is none, or has errors.</param>
internal sealed record Lap(int Answered, double PerSecond, double Half, double Nearly, string? Refused);

/// <summary>The load generator, a process of its own: so many connections, each asking its next request when it has the answer to the last.</summary>
internal static class Load
{
    public const string Command = "load-offers";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <param name="args">The address, the file of what to ask, seconds, connections.</param>
    public static async Task<int> Run(string[] args)
    {
        var asks = (await File.ReadAllLinesAsync(args[1])).Select(line => JsonSerializer.Deserialize<Ask>(line)!).ToArray();
        var lasting = TimeSpan.FromSeconds(double.Parse(args[2], CultureInfo.InvariantCulture));
        var connections = int.Parse(args[3], CultureInfo.InvariantCulture);
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = connections, UseProxy = false }) { BaseAddress = new Uri(args[0]), Timeout = Patience };
        var began = Stopwatch.GetTimestamp();
        var all = await Task.WhenAll(Enumerable.Range(0, connections).Select(one => Connection(http, asks, one * asks.Length / connections, began, lasting)));
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var took = all.SelectMany(one => one.Took).Order().ToList();
        var lap = new Lap(
            took.Count, took.Count / seconds, Running.Statistics.Percentile(took, 0.5), Running.Statistics.Percentile(took, 0.99), all.Select(one => one.Refused).FirstOrDefault(one => one is not null));
        Console.WriteLine(JsonSerializer.Serialize(lap));
        return 0;
    }

    private static async Task<(List<long> Took, string? Refused)> Connection(HttpClient http, Ask[] asks, int at, long began, TimeSpan lasting)
    {
        var (took, refused) = (new List<long>(), (string?)null);
        for (; Stopwatch.GetElapsedTime(began) < lasting; at++)
        {
            var ask = asks[at % asks.Length];
            using var request = new HttpRequestMessage(ask.Body is null ? HttpMethod.Get : HttpMethod.Post, ask.Path);
            request.Content = ask.Body is null ? null : new StringContent(ask.Body, Encoding.UTF8, "application/json");
            var start = Stopwatch.GetTimestamp();
            using var response = await http.SendAsync(request);
            var body = await response.Content.ReadAsByteArrayAsync();
            took.Add(Stopwatch.GetTimestamp() - start);
            refused ??= response.StatusCode == HttpStatusCode.OK && body.AsSpan().IndexOf("\"errors\""u8) < 0 ? null : Encoding.UTF8.GetString(body);
        }

        return (took, refused);
    }
}
