using Federation.Storage;

namespace Federation.Benchmarks.Running;

/// <param name="Only">One benchmark, or all.</param>
/// <param name="Seconds">Of one round of one side; sides take turns.</param>
/// <param name="Rounds">The median of so many is told.</param>
/// <param name="Engines">Storage engines to measure.</param>
/// <param name="Clients">Numbers of clients that hand over at once.</param>
/// <param name="Offers">Numbers of offers that are searched.</param>
/// <param name="Peers">Whether searches run beside PostgreSQL and PostGraphile: loading a million offers there takes minutes.</param>
/// <param name="Subscriptions">Numbers of saved searches that offers are matched against.</param>
internal sealed record BenchOptions(
    string? Only, double Seconds, int Rounds, IReadOnlyList<Engine> Engines, IReadOnlyList<int> Clients, IReadOnlyList<int> Offers, bool Peers, IReadOnlyList<int> Subscriptions)
{
    /// <summary>Live connections, in four client processes.</summary>
    public int Connections { get; init; } = 10_000;

    public const string Usage = "options: --only NAME  --seconds N (5)  --rounds N (3)  --engine sqlite|postgresql (both)  --clients N (1 and 16)  --offers N (10000, 100000 and 1000000)  --peers yes|no (yes)  --subscriptions N (100000 and 1000000)  --connections N (10000)";

    /// <exception cref="FormatException">Says what is wrong.</exception>
    public static BenchOptions Parse(IReadOnlyList<string> args)
    {
        var options = new BenchOptions(null, 5, 3, [Engine.Sqlite, Engine.PostgreSql], [1, 16], [10_000, 100_000, 1_000_000], true, [100_000, 1_000_000]);
        for (var i = 0; i < args.Count; i += 2)
        {
            if (i + 1 == args.Count)
            {
                throw new FormatException($"{args[i]} needs a value; {Usage}");
            }

            options = (args[i], args[i + 1]) switch
            {
                ("--only", var name) => options with { Only = name },
                ("--seconds", var number) => options with { Seconds = double.Parse(number, System.Globalization.CultureInfo.InvariantCulture) },
                ("--rounds", var number) => options with { Rounds = int.Parse(number, System.Globalization.CultureInfo.InvariantCulture) },
                ("--clients", var number) => options with { Clients = [int.Parse(number, System.Globalization.CultureInfo.InvariantCulture)] },
                ("--offers", var number) => options with { Offers = [int.Parse(number, System.Globalization.CultureInfo.InvariantCulture)] },
                ("--connections", var number) => options with { Connections = int.Parse(number, System.Globalization.CultureInfo.InvariantCulture) },
                ("--peers", "yes" or "no") => options with { Peers = args[i + 1] == "yes" },
                ("--subscriptions", var number) => options with { Subscriptions = [int.Parse(number, System.Globalization.CultureInfo.InvariantCulture)] },
                ("--engine", "sqlite") => options with { Engines = [Engine.Sqlite] },
                ("--engine", "postgresql") => options with { Engines = [Engine.PostgreSql] },
                var (name, value) => throw new FormatException($"{name} {value} is not understood; {Usage}"),
            };
        }

        return options;
    }
}
