using System.Globalization;

namespace Federation.Benchmarks.Running;

/// <param name="Peer">What the same machine did for somebody else in the same minutes; empty when there is nobody to compare with.</param>
/// <param name="Verdict">Ratio to the peer, or the aim and whether it is met.</param>
internal sealed record Line(string Benchmark, string Engine, string Measure, string Value, string Peer = "", string Verdict = "");

/// <summary>Collects the lines; tells them as they come, and whole at the end.</summary>
internal sealed class Report
{
    private readonly List<Line> _lines = [new("benchmark", "engine", "measure", "ours", "peer", "verdict")];

    public void Add(Line line)
    {
        _lines.Add(line);
        Progress($"  {line.Benchmark} {line.Engine}: {line.Measure} {line.Value} {line.Peer} {line.Verdict}");
    }

    public static void Progress(string text) => Console.Error.WriteLine(text);

    public void Print()
    {
        Func<Line, string>[] columns = [line => line.Benchmark, line => line.Engine, line => line.Measure, line => line.Value, line => line.Peer, line => line.Verdict];
        var widths = columns.Select(column => _lines.Max(line => column(line).Length)).ToArray();
        foreach (var line in _lines)
        {
            Console.Out.WriteLine(string.Join("  ", columns.Select((column, i) => column(line).PadRight(widths[i]))).TrimEnd());
        }
    }

    public static string Number(double value) => value.ToString(value < 10 ? "0.00" : value < 100 ? "0.0" : "#,0", CultureInfo.InvariantCulture);

    public static string Ratio(double ours, double peer) => $"{(ours / peer).ToString("0.00", CultureInfo.InvariantCulture)} x";

    public static string Aim(double value, double most, string unit) => $"{(value <= most ? "within" : "BEYOND")} {Number(most)} {unit}";
}
