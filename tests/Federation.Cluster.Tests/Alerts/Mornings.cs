using System.Globalization;
using System.Text.RegularExpressions;
using Federation.Running;
using Federation.Storage.Alerts;

namespace Federation.Cluster.Tests.Alerts;

/// <summary>Nodes whose clock shows the next Monday, seven o'clock and some seconds, in Paris: what waits for a digest, daily or weekly, is written now.</summary>
public sealed partial class Mornings
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "Federation.Cluster.Worker.dll");

    private readonly Place _place;
    private readonly Mailbox _mailbox;
    private readonly long _ahead;

    public Mornings(Place place, Mailbox mailbox)
    {
        (_place, _mailbox) = (place, mailbox);
        var now = TimeProvider.System.GetUtcNow();
        var monday = now;
        do
        {
            monday = DigestPeriod.At(monday).Next + TimeSpan.FromSeconds(5);
        }
        while (DigestPeriod.At(monday).Day.DayOfWeek != DayOfWeek.Monday);
        _ahead = (long)(monday - now).TotalMilliseconds;
    }

    /// <summary>One more life, that dies after so many letters.</summary>
    public async Task Die(int letters, Chaos chaos)
    {
        var reached = _mailbox.Taken.Reaches(_mailbox.Taken.Value + letters);
        using var node = await Start();
        while (!reached.IsCompleted && !await IsDone())
        {
            await Task.WhenAny(reached, Task.Delay(50));
        }

        await node.Kill();
        await chaos.Note(_mailbox.Life);
    }

    /// <summary>The last one, until nothing waits and every hub was swept.</summary>
    /// <returns>What the sweeps said: pairs that answer, and how many of them nobody had been told.</returns>
    public async Task<(long Expected, long Missed)> Last(int hubs)
    {
        using var node = await Start();
        await Until.True($"digests and sweeps\n{node.Words}", async () => Swept(node).Count == hubs && await IsDone(), TimeSpan.FromSeconds(120));
        var swept = Swept(node);
        return (swept.Sum(one => one.Expected), swept.Sum(one => one.Missed));
    }

    private async Task<ChildProcess> Start()
    {
        _mailbox.Life++;
        var node = ChildProcess.Start(["dotnet", Program, "morning", _place.Data, _place.Database ?? "", _mailbox.Port.ToString(CultureInfo.InvariantCulture), _ahead.ToString(CultureInfo.InvariantCulture)]);
        await node.Line("that it runs", line => line.Contains("Application started", StringComparison.Ordinal));
        return node;
    }

    private async Task<bool> IsDone() =>
        (await Sql.Rows<long>(_place, "SELECT count(*) FROM telling WHERE mail IN ('daily', 'weekly') UNION ALL SELECT count(*) FROM mail WHERE state = 'waiting'")).All(left => left == 0);

    private static List<(long Expected, long Missed)> Swept(ChildProcess node) =>
        [.. node.Output.Select(line => SweepLine().Match(line)).Where(match => match.Success).Select(match => (long.Parse(match.Groups["all"].Value, CultureInfo.InvariantCulture),
            match.Groups["missed"] is { Success: true, Value: var missed } ? long.Parse(missed, CultureInfo.InvariantCulture) : 0))];

    [GeneratedRegex("Sweep of [a-z]+: (all of (?<all>[0-9]+) were told|(?<missed>[0-9]+) of (?<all>[0-9]+) had not been told)")]
    private static partial Regex SweepLine();
}
