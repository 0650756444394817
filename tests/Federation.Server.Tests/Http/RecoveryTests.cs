using Federation.Running;

namespace Federation.Server.Tests.Http;

/// <summary>The storage goes and comes back under a running server: nothing is lost, nothing is restarted.</summary>
public sealed class RecoveryTests
{
    [Fact]
    public async Task With_postgresql_away_pages_say_so_and_work_again_by_themselves()
    {
        using var cluster = PostgresCluster.StartNew();
        await GoesAndComesBack(await cluster.CreateDatabase(), away: () => Task.Run(cluster.Stop), back: () => Task.Run(cluster.Start));
    }

    /// <summary>Other programs, or more servers than its settings allow for, may hold every connection that PostgreSQL has: it then refuses new ones, and only those.</summary>
    [Fact]
    public async Task With_no_connection_left_at_postgresql_too()
    {
        using var cluster = PostgresCluster.StartNew();
        var database = await cluster.CreateDatabase();
        var administrator = new Place("", database);
        var name = new Npgsql.NpgsqlConnectionStringBuilder(database).Database;
        await Sql.Run(administrator, $"CREATE ROLE node LOGIN; ALTER DATABASE {name} OWNER TO node");
        await GoesAndComesBack(
            database.Replace("Username=federation", "Username=node", StringComparison.Ordinal),
            away: () => Sql.Run(administrator, "ALTER ROLE node CONNECTION LIMIT 0; SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'node'"),
            back: () => Sql.Run(administrator, "ALTER ROLE node CONNECTION LIMIT -1"));
    }

    private static async Task GoesAndComesBack(string database, Func<Task> away, Func<Task> back)
    {
        using var folder = new TempFolder();
        var place = new Place(folder.File("data"), database);
        var (server, links) = await RunningServer.Demonstration(place);
        await using var running = server;
        await Quiet.Settled(place);
        using var session = await new Visitor(server).SignIn(links[("AURA", "coordination")]);
        var settings = await session.Get("/espace/aura/reglages");
        var form = Visitor.Forms(settings).First(form => form.Fields.Any(field => field.Name == "Capacity.Level"));
        using var person = new Visitor(server, "198.51.100.44");
        var deposit = Request.Deposit(await person.Get(Request.Need));
        var token = deposit.Fields.Single(field => field.Name == "jeton");
        await server.Ready();

        for (var time = 0; time < 2; time++)
        {
            await away();
            await server.NotReady();
            foreach (var answer in new[]
            {
                await session.Submit("/espace/aura/reglages", form, ("Capacity.Level", "limited")),
                await session.Get("/espace/aura/recues"),
                await session.Get("/espace/aura/envoyees"),
                await session.Get("/espace/aura/appels"),
                await session.Get("/espace"),
                await person.Get(Request.Need),
                await person.Submit(Request.Need, deposit, ("Form.Joindre", "non"), ("Form.Texte", "Une vie racontée")),
                await person.Post("/suivi", [token, ("Numero", "234A-CDEF"), ("Cle", "AAAAAAAAAAAAAAAAAAAAAA")]),
                await person.Get("/suivi/234A-CDEF/AAAAAAAAAAAAAAAAAAAAAA"),
            })
            {
                CheckAway(answer, server);
            }

            Assert.False(server.Process.HasExited);
            await back();
            await server.Ready();
        }

        var filed = await person.Submit(Request.Need, deposit, ("Form.Joindre", "non"));
        Assert.True(filed.Code == 302, $"the form that was refused is not taken afterwards: {filed}");
        var saved = await session.Follow(await session.Submit("/espace/aura/reglages", form, ("Capacity.Level", "waiting-list")));
        Assert.True(saved.Code == 200, saved.ToString());
        Assert.Equal("waiting-list", (await Sql.Rows<string>(place, $"SELECT data::json->>'capacity' FROM entry WHERE hub = 'aura' ORDER BY position DESC LIMIT 1"))[0]);
        Assert.DoesNotContain(server.Process.Output.Concat(server.Process.Errors), line => line.TrimStart().StartsWith("at ", StringComparison.Ordinal));
        Assert.Equal(0, (await Commands.Run(place, "verify")).Code);
    }

    /// <summary>No file of the process may grow: what a full disk does, for whoever may not mount one.</summary>
    [Fact]
    public async Task With_a_full_disk_commands_are_refused_and_work_again_when_there_is_room()
    {
        using var folder = new TempFolder();
        var place = new Place(folder.File("data"));
        await Records.Import(place, folder.File("records"));
        var link = await Invited(place);
        await using var server = await RunningServer.Start(place);
        await FillsUpAndRecovers(place, server, link, room: () => FileLimit.Set(server, "unlimited"), full: () => FileLimit.Set(server, (new FileInfo(Path.Combine(place.Data, "federation.db")).Length / 2).ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task With_a_disk_that_is_really_full_too()
    {
        using var folder = new TempFolder();
        await using var disk = await SmallDisk.Mount(folder.File("disk"), 12);
        if (disk is null)
        {
            // Mounting is for root alone; the limit on file sizes is tried on every machine.
            return;
        }

        // The platforms alone: before it is folded back, the log of all records is larger than this disk.
        var place = new Place(Path.Combine(disk.Path, "data"));
        await Records.Import(place, folder.File("records"), "hubs.json");
        var link = await Invited(place);
        await using var server = await RunningServer.Start(place);
        await FillsUpAndRecovers(place, server, link, room: disk.Empty, full: disk.Fill);
    }

    private static async Task FillsUpAndRecovers(Place place, RunningServer server, string link, Func<Task> room, Func<Task> full)
    {
        await server.Ready();
        using var session = await new Visitor(server).SignIn(link);
        var levels = new[] { "limited", "waiting-list", "open" };
        var page = await session.Get("/espace/aura/reglages");
        var form = Visitor.Forms(page).First(form => form.Fields.Any(field => field.Name == "Capacity.Level"));
        Task<Answer> Change(int i) => Post(session, form, $"disk-{i}", levels[i % 3], i);

        await full();
        var tries = 0;
        Answer refused;
        do
        {
            refused = await Change(tries++);
        }
        while (refused.Code == 302 && tries < 400);

        CheckAway(refused, server);
        Assert.False(server.Process.HasExited);
        await server.NotReady();

        await room();
        await server.Ready();
        var saved = await Change(tries - 1);
        Assert.True(saved.Code == 302, saved.ToString());
        Assert.False(server.Process.HasExited);
        var verify = await Commands.Run(place, "verify");
        Assert.True(verify.Code == 0, verify.ToString());
    }

    private static Task<Answer> Post(Visitor session, Form form, string key, string level, int i)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, form.Action)
        {
            Content = new FormUrlEncodedContent(form.Fields.Where(field => field.Name is not ("Capacity.Level" or "Capacity.Key")).Append(("Capacity.Level", level)).Append(("Capacity.Key", key))
                .Select(field => KeyValuePair.Create(field.Item1, field.Item2))),
        };

        // The limit of forms is by address: each of these comes from another one, as the proxy in front would say.
        request.Headers.Add("X-Forwarded-For", $"203.0.113.{i % 250}");
        return session.Send(request);
    }

    private static void CheckAway(Answer answer, RunningServer server)
    {
        Assert.True(answer.Code == 503, $"{answer}\n{server.Process.Words}");
        CommandLine.Plain.Check(answer.Body);
        Assert.Equal("text/html", answer.Type);
        Assert.Matches("[Rr]éessayez|Renvoyez", answer.Text);
    }

    private static async Task<string> Invited(Place place)
    {
        var ran = await Commands.Run(["invite", "aura", "administrator", .. place.Settings], "une.personne@example.invalid\n");
        Assert.True(ran.Code == 0, ran.ToString());
        return await Letters.Link(place, "une.personne@example.invalid");
    }
}
