using Federation.Running;

namespace Federation.Cluster.Tests.Alerts;

/// <summary>The node, what is measured of its work, and its deaths.</summary>
public sealed class Chaos : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly string _copy;
    private readonly Mailbox _mailbox;
    private readonly ITestOutputHelper _output;
    private readonly Count _tellings = new();
    private readonly System.Diagnostics.Stopwatch _watch = System.Diagnostics.Stopwatch.StartNew();
    private bool _untold;

    public Chaos(Place place, Mailbox mailbox, string copy, ITestOutputHelper output)
    {
        (_mailbox, _copy, _output) = (mailbox, copy, output);
        Node = new MortalNode(
            place, "--Smtp:Host=127.0.0.1", $"--Smtp:Port={mailbox.Port}", "--Smtp:Tls=false", "--Smtp:TimeoutSeconds=10", "--Mail:LeaseSeconds=20", "--Mail:PerDomainPerMinute=0",
            "--Federation:GraphQL:Requests=100000", "--Federation:GraphQL:TimeOut=120", "--Federation:Live:MarkEvery=1");
        Watch = new Watch(Node, _tellings);
    }

    public MortalNode Node { get; }

    public Watch Watch { get; }

    public Budget Budget { get; } = new();

    /// <summary>Entries that screens took.</summary>
    public Count Heard { get; } = new();

    /// <summary>Letters under way that a dead node had not noted as sent.</summary>
    public List<(string Name, int Life)> Unnoted { get; } = [];

    public Task Start()
    {
        _mailbox.Life = 1;
        return Node.Start();
    }

    /// <summary>
    /// Kills it at an instant measured by its work: after so many entries, letters, lines on screens or tellings, and a few milliseconds; or when all that it
    /// was given to do is done. Then starts it again.
    /// </summary>
    /// <param name="share">Entries of each life.</param>
    public async Task Die(Random random, int share, IReadOnlyCollection<Task> working)
    {
        // First what the lives before it left undone: all of them together write what was planned.
        Budget.Allow((long)(Node.Life - 1) * share);
        await Within("what was planned is written", Budget.Acknowledged.Reaches((long)(Node.Life - 1) * share), working);
        _untold = !_untold && random.Chance(0.7);
        if (!_untold)
        {
            // And told, in one life of two at least: else one that is short would end before its tellers begin, and so would all that follow.
            await Within("what is written is told", Watch.Read.Reaches(Watch.Written), working);
        }

        Budget.Allow((long)Node.Life * share);
        var (what, count, more) = random.Next(4) switch
        {
            0 => ("entries", Budget.Acknowledged, random.Next(1, share)),
            1 => ("letters", _mailbox.Taken, random.Next(1, 25)),
            2 => ("lines", Heard, random.Next(1, 4 * share)),
            _ => ("tellings", _tellings, random.Next(1, 2 * share)),
        };
        var reached = count.Reaches(count.Value + more);
        await Within($"{more} {what}", reached, working);
        await Task.Delay(random.Next(12));
        await Node.Restart(async life =>
        {
            await Note(life);
            _mailbox.Life = life + 1;
            Say($"life {life} ended {(reached.IsCompleted ? "after" : "before")} {more} {what}: {Budget.Acknowledged.Value} entries, {_tellings.Value} tellings, {_mailbox.Taken.Value} letters, {Heard.Value} lines");
        });
    }

    private void Say(string what) => _output.WriteLine($"{_watch.Elapsed.TotalSeconds:0.0} s: {what}");

    private async Task Within(string what, Task reached, IReadOnlyCollection<Task> working)
    {
        var began = _watch.Elapsed;
        while (!reached.IsCompleted && !(Budget.IsSpent && Watch.IsQuiet))
        {
            await Task.WhenAny(reached, Task.Delay(50));
            foreach (var failed in working.Where(task => task.IsFaulted))
            {
                await failed;
            }

            if (_watch.Elapsed - began > Patience)
            {
                throw new TimeoutException($"not seen within {Patience.TotalSeconds:0} s in life {Node.Life}: {what}");
            }
        }
    }

    public ValueTask DisposeAsync() => Node.DisposeAsync();

    /// <summary>What the dead node left: read from a copy, since a database that was opened here would be in order again before the next life finds it.</summary>
    public async Task Note(int life)
    {
        var place = Node.Place.Database is null ? Copied() : Node.Place;
        foreach (var id in await Sql.Rows<string>(place, "SELECT id FROM mail WHERE state = 'waiting' AND attempts > 0"))
        {
            Unnoted.Add((Mailbox.NameOf(id), life));
        }
    }

    private Place Copied()
    {
        if (Directory.Exists(_copy))
        {
            Directory.Delete(_copy, true);
        }

        Directory.CreateDirectory(_copy);
        foreach (var file in new DirectoryInfo(Node.Place.Data).EnumerateFiles("federation.db*").Where(file => file.Extension != ".db-shm"))
        {
            file.CopyTo(Path.Combine(_copy, file.Name));
        }

        return new Place(_copy);
    }
}
