using System.Globalization;

namespace Federation.Benchmarks.Peers;

/// <summary>Processor time of a PostgreSQL server and its backends: what a neighbour's load on the machine does not change.</summary>
internal static class ServerCpu
{
    private const double TicksPerSecond = 100;

    /// <param name="postmaster">The process whose children the backends are.</param>
    public static double Seconds(string postmaster) => !Directory.Exists("/proc") ? 0 : Directory.GetDirectories("/proc")
        .Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0])).Select(Fields)
        .Where(fields => fields is not null && (fields[1] == postmaster || fields[0] == postmaster))
        .Sum(fields => Ticks(fields!, fields![0] == postmaster)) / TicksPerSecond;

    /// <summary>Process id, parent, then the fields from the state on; null when the process has just ended.</summary>
    private static string[]? Fields(string folder)
    {
        try
        {
            var text = File.ReadAllText(Path.Combine(folder, "stat"));
            var rest = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return [Path.GetFileName(folder), rest[1], .. rest];
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>user and system; of the postmaster also those of the children that ended.</summary>
    private static double Ticks(string[] fields, bool withEnded) =>
        fields.Skip(2 + 11).Take(withEnded ? 4 : 2).Sum(field => double.Parse(field, CultureInfo.InvariantCulture));
}
