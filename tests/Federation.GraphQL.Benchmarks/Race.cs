using System.Globalization;
using System.Text;

namespace Federation.GraphQL.Benchmarks;

/// <summary>
/// Every server alone on the first core, the load generator on the others. The servers take turns within each round, so that a noisy minute
/// falls on all of them; medians over the rounds are what counts.
/// </summary>
internal static class Race
{
    private static readonly string[] Requests = ["simple", "lists", "cached"];

    /// <param name="args"><c>--seconds n</c> (5), <c>--rounds n</c> (5), <c>--warm n</c> seconds (12), <c>--connections n</c> (64).</param>
    public static async Task<int> Run(string[] args)
    {
        var seconds = Number(args, "--seconds", 5);
        var rounds = Number(args, "--rounds", 5);
        // Long enough for every runtime to have compiled what is hot: after two seconds .NET was still counting calls.
        var warm = Number(args, "--warm", 12);
        var connections = Number(args, "--connections", 64);
        await Contestant.InstallPeers();
        using var field = await Contestant.All();
        var laps = new Dictionary<(string Request, string Server), List<Lap>>();
        foreach (var request in Requests)
        {
            foreach (var server in field)
            {
                await server.Load(request, warm, connections);
            }

            for (var round = 0; round < rounds; round++)
            {
                foreach (var server in field)
                {
                    var lap = await server.Load(request, seconds, connections);
                    if (lap.Refused > 0)
                    {
                        Console.Error.WriteLine($"{server.Name} refused {lap.Refused} of {request}: no comparison.");
                        return 1;
                    }

                    (laps.TryGetValue((request, server.Name), out var known) ? known : laps[(request, server.Name)] = []).Add(lap);
                }
            }

            Console.Write(Table(request, laps));
        }

        return 0;
    }

    private static string Table(string request, Dictionary<(string Request, string Server), List<Lap>> laps)
    {
        var text = new StringBuilder();
        var rows = laps.Where(row => row.Key.Request == request).ToList();
        var ours = Median(rows[0].Value, lap => lap.PerCore);
        text.AppendLine(CultureInfo.InvariantCulture, $"{request,-8} {"requests/s",20} {"per core",10} {"p50 ms",8} {"p99 ms",8} {"ours is",9}");
        foreach (var (key, of) in rows)
        {
            var perCore = Median(of, lap => lap.PerCore);
            text.AppendLine(CultureInfo.InvariantCulture, $"  {key.Server,-16} {Median(of, lap => lap.PerSecond),10:N0} {perCore,10:N0} {Median(of, lap => lap.P50),8:F1} {Median(of, lap => lap.P99),8:F1} {ours / perCore,8:F2}x");
        }

        return text.ToString();
    }

    private static double Median(List<Lap> laps, Func<Lap, double> of) => laps.Select(of).Order().ElementAt(laps.Count / 2);

    private static int Number(string[] args, string name, int otherwise) =>
        Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;
}

/// <param name="PerCore">Requests per second of processor time of the server: the load generator may be what bounds the rate, not this.</param>
internal sealed record Lap(double PerSecond, long Total, double P50, double P99, long Refused, double PerCore = 0);
