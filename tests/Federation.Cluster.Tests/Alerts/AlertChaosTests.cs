using System.Collections.Immutable;
using System.Globalization;
using Federation.Domain.Grains;
using Federation.Running;

namespace Federation.Cluster.Tests.Alerts;

public sealed class AlertChaosOnSqlite(ITestOutputHelper output) : AlertChaosTests(output, postgres: false);

public sealed class AlertChaosOnPostgres(ITestOutputHelper output) : AlertChaosTests(output, postgres: true);

/// <summary>Two hundred people with alerts by five ways, and a node that is killed fifty times while it tells them.</summary>
public abstract class AlertChaosTests(ITestOutputHelper output, bool postgres)
{
    /// <summary>Entries that each life of the node is given to write: 5,000 in all.</summary>
    private const int Share = 100;

    /// <summary>Screens that show everything, beside those of people who asked for something.</summary>
    private const int OpenScreens = 10;

    /// <summary>Of the nodes that write digests.</summary>
    private const int MorningKills = 4;

    /// <summary>Fewer for a hurried look, never in the suite.</summary>
    private static readonly int Kills = Number("KILLS") ?? 50;

    private static readonly string[] Hubs = ["aura", "bretagne", "occitanie", "idf"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    [Fact]
    public async Task Each_is_told_of_each_thing_once_whenever_the_node_dies()
    {
        var seed = Number("SEED") ?? (Environment.TickCount & 0xffff);
        output.WriteLine($"SEED={seed}");
        using var folder = new TempFolder();
        await using var mailbox = new Mailbox();
        var place = await Records.Import(new Place(folder.File("data"), postgres ? await PostgresCluster.Shared.CreateDatabase() : null), folder.File("records"), "hubs.json");
        var links = await Invite(place);
        await using var chaos = new Chaos(place, mailbox, folder.File("dead"), output);
        await chaos.Start();
        var server = await chaos.Node.Alive(CancellationToken.None);
        await server.Ready();
        var crowd = await Crowd.Gather(server, mailbox, Seeds.Of(seed));
        var writers = await Writers(chaos, server, links, seed);
        var screens = crowd.Alerts.Where(alert => alert.Channel == Channel.Live).Select(alert => alert.Wish).Concat(Enumerable.Repeat<Wish?>(null, OpenScreens))
            .Select((wish, rank) => new LiveClient(chaos.Node, chaos.Budget, chaos.Heard, wish, $"198.51.100.{1 + rank}", Seeds.Of(seed + 100 + rank))).ToList();

        var readers = crowd.Alerts.Where(alert => alert.Channel == Channel.Atom).Select(alert => new FeedReader(alert)).ToList();
        using var stop = new CancellationTokenSource();
        var watching = chaos.Watch.Run(stop.Token);
        var working = writers.Select(writer => writer.Run(stop.Token)).Concat(screens.Select(screen => screen.Run(stop.Token))).ToList();
        var random = Seeds.Of(seed + 1);
        for (var kill = 0; kill < Kills; kill++)
        {
            await chaos.Die(random, Share, [.. working, watching]);
            var alive = await chaos.Node.Alive(stop.Token);
            await Task.WhenAll(readers.Where(_ => random.Chance(0.1)).Select(reader => reader.Look(alive)));
        }

        chaos.Budget.Close();
        await Task.WhenAll(working.Take(writers.Count)).WaitAsync(Patience);
        await Until.True("all is told and every letter gone", async () => chaos.Watch.IsQuiet && await Waiting(place) == 0, Patience);
        var ends = (await Sql.Rows<(string Id, long Head)>(place, "SELECT id, head FROM hub WHERE head > 0")).ToDictionary(hub => hub.Id, hub => hub.Head);
        screens.ForEach(screen => screen.Finish(ends));
        await Task.WhenAll(working).WaitAsync(Patience);
        var expected = await Expected.Of(place, crowd, writers.SelectMany(writer => writer.Posts));
        var (feeds, pages) = await Shown(await chaos.Node.Alive(stop.Token), crowd, readers);
        await stop.CancelAsync();
        await watching;
        await chaos.Node.DisposeAsync();
        output.WriteLine($"{chaos.Budget.Acknowledged.Value} entries acknowledged in {chaos.Node.Life} lives, {writers.Sum(writer => writer.Repeats)} commands sent again, {screens.Sum(screen => screen.Returns)} lines of screens");

        var mornings = new Mornings(place, mailbox);
        for (var kill = 0; kill < MorningKills; kill++)
        {
            await mornings.Die(random.Next(1, 15), chaos);
        }

        // The product's own brute force and the one of this test agree, and neither finds anything that only a sweep told.
        var swept = await mornings.Last(Hubs.Length);
        Assert.Equal((expected.Shown, 0), swept);
        Assert.DoesNotContain(chaos.Node.Lines, line => line.Contains("had not been told", StringComparison.Ordinal));
        var (late, longest) = await Evidence.BySweepAlone(place);
        output.WriteLine($"{chaos.Node.Lines.Count(line => line.Contains("Sweep of", StringComparison.Ordinal))} sweeps ended meanwhile; {late} tellings by sweep alone, the others within {longest.TotalSeconds:0.0} s; {expected.Shown} pairs in the last sweep");
        Assert.Equal(0, late);

        var found = new Evidence(
            await Evidence.ReadLedger(place), await Evidence.ReadQueue(place), [.. mailbox.Copies], [.. chaos.Unnoted], [.. screens.Select(screen => screen.Screen)], feeds, pages,
            readers.ToImmutableDictionary(reader => reader.Alert.Secret, reader => reader.Seen.ToImmutableHashSet()));
        output.WriteLine($"{expected.Certain.Count} tellings certain, {expected.Open.Count} open; {found.Ledger.Length} in the ledger; {found.Copies.Length} letters, {Verdict.Repeats(found)} repeats where {found.Unnoted.Count} were under way");
        var faults = Verdict.Of(expected, found);
        Assert.True(faults.Count == 0, $"{faults.Count} faults (SEED={seed})\n{string.Join('\n', faults.Take(20))}");
        Assert.InRange(expected.Open.Count, 0, expected.Certain.Count / 10);

        Assert.All(Doctored.Of(expected, found), doctored => Assert.Contains(Verdict.Of(expected, doctored.Spoilt), fault => fault.StartsWith(doctored.Fault, StringComparison.Ordinal)));
        await TheSweepIsSeenToTell(place, expected, mornings);
    }

    /// <summary>A telling that is taken out of the database comes back by the sweep alone: and what is counted above as 0 counts it.</summary>
    private static async Task TheSweepIsSeenToTell(Place place, Expected expected, Mornings mornings)
    {
        var (person, post) = expected.Certain.First(pair => !pair.Post.IsOver && pair.Person.Email is null && pair.Person.Wants(pair.Post.Texts[^1].Text));
        Assert.Equal(1, await Sql.Run(place, $"DELETE FROM telling WHERE hub = '{person.Hub}' AND subscriber = '{person.Subscriber}' AND thing = '{post.Id}/published'"));
        Assert.Equal((expected.Shown, 1), await mornings.Last(Hubs.Length));
        Assert.Equal(1, (await Evidence.BySweepAlone(place)).Swept);
    }

    private static async Task<Dictionary<string, string>> Invite(Place place)
    {
        var links = new Dictionary<string, string>();
        foreach (var hub in Hubs)
        {
            var ran = await Commands.Run(["invite", hub, "coordinator", .. place.Settings], $"{hub}@example.invalid\n");
            Assert.True(ran.Code == 0, ran.ToString());
            links[hub] = await Running.Letters.Link(place, $"{hub}@example.invalid");
        }

        return links;
    }

    /// <summary>Two for each hub, in one session.</summary>
    private static async Task<List<Writer>> Writers(Chaos chaos, RunningServer server, Dictionary<string, string> links, int seed)
    {
        var writers = new List<Writer>();
        foreach (var (hub, link) in links)
        {
            using var visitor = await new Visitor(server).SignIn(link);
            var cookie = string.Join("; ", visitor.Cookies.Where(cookie => cookie.Name == "session").Select(cookie => $"{cookie.Name}={cookie.Value}"));
            for (var twin = 0; twin < 2; twin++)
            {
                writers.Add(new Writer(chaos.Node, chaos.Watch, chaos.Budget, HubId.Parse(hub), cookie, $"{hub}-{twin}", Seeds.Of(seed + 10 + writers.Count)));
            }
        }

        return writers;
    }

    private static int? Number(string variable) => Environment.GetEnvironmentVariable(variable) is { } given ? int.Parse(given, CultureInfo.InvariantCulture) : null;

    private static async Task<long> Waiting(Place place) => (await Sql.Rows<long>(place, "SELECT count(*) FROM mail WHERE state = 'waiting'"))[0];

    private static async Task<(ImmutableDictionary<string, ImmutableHashSet<string>> Feeds, ImmutableDictionary<string, ImmutableHashSet<string>> Pages)> Shown(
        RunningServer server, Crowd crowd, IReadOnlyList<FeedReader> readers)
    {
        var feeds = ImmutableDictionary.CreateBuilder<string, ImmutableHashSet<string>>();
        foreach (var reader in readers)
        {
            feeds[reader.Alert.Secret] = [.. await reader.Look(server)];
        }

        var pages = ImmutableDictionary.CreateBuilder<string, ImmutableHashSet<string>>();
        foreach (var alert in crowd.Alerts.Where(alert => alert.Channel == Channel.Live))
        {
            pages[alert.Secret] = [.. FeedReader.Offers(await server.Http.GetStringAsync(alert.Page))];
        }

        return (feeds.ToImmutable(), pages.ToImmutable());
    }
}
