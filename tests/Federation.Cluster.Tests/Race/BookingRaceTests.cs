using System.Diagnostics;
using System.Globalization;
using Federation.Cluster.Worker.Race;
using Federation.Domain.Grains;
using Federation.Domain.Territories;
using Federation.Domain.Time;
using Federation.Domain.Training;
using Federation.Running;
using Federation.Storage;
using Federation.Testing.Domain;

namespace Federation.Cluster.Tests.Race;

/// <summary>What the simulation shows, with real processes, a real database and real deaths. <c>RACE_SECONDS</c> and <c>SEED</c> set another length and another chance.</summary>
public sealed class BookingRaceTests(ITestOutputHelper output)
{
    private const int Nodes = 4;
    private const int Clients = 64;

    /// <summary>A day in six seconds: leases of a day or two end within the race, and the five seconds for which a node may overlook a deadline are within a day.</summary>
    private const int Speed = 4 * 60 * 60;

    /// <summary>Seconds: a node looks for deadlines every five, and one that dies is replaced in that time.</summary>
    private const int LongestOverlooked = 45;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    [Fact]
    public async Task Whatever_dies_nobody_is_booked_twice_and_every_request_ends()
    {
        var seed = Setting("SEED", Environment.TickCount & 0xffff);
        var length = TimeSpan.FromSeconds(Setting("RACE_SECONDS", 60));
        output.WriteLine($"SEED={seed}");
        var random = Seeds.Of(seed);
        // Its own: four nodes, and what the killed ones leave behind until the server notices, took so many connections that a test beside it had none left.
        using var cluster = PostgresCluster.StartNew();
        using var folder = new TempFolder();
        var place = await Records.Import(new Place(folder.File("data"), await cluster.CreateDatabase()), folder.File("records"), "hubs.json");
        var began = DateTimeOffset.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
        var clock = new RaceClock(began, began, Speed);
        await Open(place, Roster.Of(seed), began);

        using var workers = new Workers(place);
        var nodes = Enumerable.Range(0, Nodes).Select(rank => Racing(workers, seed, rank, clock, $"{seed}")).ToList();
        await Task.WhenAll(nodes.Select(Started));
        var race = Stopwatch.StartNew();
        var kills = 0;
        for (var next = TimeSpan.Zero; ; kills++)
        {
            next += TimeSpan.FromMilliseconds(random.Next(1500, 5000));
            if (next > length)
            {
                break;
            }

            await Until.True("the instant of the next death", () => race.Elapsed >= next);
            var victim = random.Next(Nodes);
            await Started(nodes[victim]);
            await nodes[victim].Kill();
            nodes[victim] = Racing(workers, seed + (1000 * (kills + 1)), victim, clock, $"{seed}");
        }

        await Until.True("the end of the race", () => race.Elapsed >= length);
        await Task.WhenAll(nodes.Select(node => node.Kill()));

        await Settle(place, workers, seed, clock);
        Assert.DoesNotContain(workers.Lines, line => line.StartsWith("fault", StringComparison.Ordinal));
        await Check(place, workers.Acks, kills + Nodes, length);
        var verify = await Commands.Run(place, "verify");
        Assert.True(verify.Code == 0, verify.ToString());
    }

    private async Task Check(Place place, IReadOnlyList<Ack> acks, int kills, TimeSpan length)
    {
        var audit = await FeedAudit.Of(place);
        audit.NobodyIsBookedTwice();
        audit.EveryAcknowledgedCommandIsThereOnce(acks);
        var seen = audit.Bystander;
        var (asked, granted) = (seen.Bookings.Count, seen.Granted.Count);
        output.WriteLine($"""
            {Clients} clients on {Nodes} nodes, {length.TotalSeconds:0} s, {kills} kills
            {asked} bookings asked ({asked / length.TotalSeconds:0}/s), {granted} confirmed ({granted / length.TotalSeconds:0}/s), {seen.Bookings.Values.Count(status => status == BookingStatus.Refused)} refused, {seen.Bookings.Values.Count(status => status == BookingStatus.Withdrawn)} withdrawn
            {seen.Broken} pairs broken, {seen.Repaired} repaired, {seen.Lapsed} holds ended by their lease, the latest after {seen.LatestLapse.TotalSeconds / Speed:0.0} s
            {acks.Count} commands acknowledged, {audit.Entries} entries
            """);
        audit.EveryRequestEndedAndNoHoldIsLeft(TimeSpan.FromSeconds(LongestOverlooked * Speed));

        // A race in which nobody wins, loses, dies or forgets would show nothing. How many do is the machine's affair.
        Assert.True(kills > Nodes && granted > 0 && asked > granted && seen.Lapsed > 0, $"{kills} kills, {granted} of {asked} confirmed, {seen.Lapsed} lapsed");
    }

    /// <summary>Nobody asks any more. First every lease ends by itself, at the pace of the race; then months pass, and what was booked has taken place.</summary>
    private static async Task Settle(Place place, Workers workers, int seed, RaceClock clock)
    {
        const string open = "SELECT count(*) FROM grain WHERE kind = 'booking' AND state::json->>'status' IN ('asked', 'settling')";
        const string notOver = "SELECT count(*) FROM grain WHERE kind = 'booking' AND state::json->>'status' IN ('asked', 'settling', 'confirmed', 'at-risk')";
        const string leased = """SELECT count(*) FROM grain WHERE kind = 'trainer' AND state::jsonb @? '$.holds[*] ? (@.status != "booked")'""";
        const string held = "SELECT count(*) FROM grain WHERE kind = 'trainer' AND json_array_length(state::json->'holds') > 0";
        var node = workers.Start(0, 0, 0, $"{clock}", $"{seed}");
        await Until.True($"every request answered and every lease over\n{node.Words}", async () => await None(place, open) && await None(place, leased) && await None(place, Quiet.Unread), Patience);
        await node.Kill();

        node = workers.Start(0, 0, 0, $"{clock.Later(TimeSpan.FromDays(400))}", $"{seed}");
        await Until.True($"every booking over and every calendar empty\n{node.Words}", async () => await None(place, notOver) && await None(place, held) && await None(place, Quiet.Unread), Patience);
        await node.Kill();
    }

    /// <summary>Forty trainers with days to give.</summary>
    private static async Task Open(Place place, Roster roster, DateTimeOffset now)
    {
        await using var database = Database.Open(place.Database!);
        var from = ParisTime.DateOf(now);
        foreach (var (trainer, role, owner) in roster.All)
        {
            var profile = new TrainerProfile(role, [TrainingTheme.PeerWorkBasics], [TrainingWay.InPerson], DepartmentCode.Parse("69"), [], true, []);
            var calendar = new OpenCalendar([new OpenWindow(from, from.AddDays(700), [.. Enumerable.Range(1, 6).Select(day => (DayOfWeek)day)], [DayPart.Morning, DayPart.Afternoon])], []);
            var coordinator = Caller.Coordinator(trainer.Hub, "opening");
            await database.Hubs.Ask(trainer, new DescribeTrainer(profile, null, owner), coordinator, now, IdempotencyKey.Parse("described"));
            await database.Hubs.Ask(trainer, new OpenCalendarTo(calendar), coordinator, now, IdempotencyKey.Parse("opened"));
        }
    }

    private static Task<string> Started(ChildProcess node) => node.Line("a node", line => line == "started");

    private static ChildProcess Racing(Workers workers, int seed, int rank, RaceClock clock, string roster) => workers.Start(seed + (100 * rank), Clients / Nodes, 0, $"{clock}", roster);

    private static async Task<bool> None(Place place, string sql) => (await Sql.Rows<long>(place, sql))[0] == 0;

    private static int Setting(string name, int usual) => int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : usual;
}
