using System.Text.Json;
using Federation.Gateway.Tests.Asking;
using Federation.Testing.Live;

namespace Federation.Gateway.Tests.Issues;

/// <summary>
/// Of somebody who acts for two hubs, one account was looked at, the one that had signed in: with the other closed both roles went on, with it closed both
/// ended, and a WebSocket kept all rights for as long as it was open.
/// </summary>
public sealed class One_closed_account_of_a_session_kept_its_rights
{
    private const string Mine = "{ viewer { memberships { hub { code } } } }";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(On.Sqlite, "AURA", "Bretagne")]
    [InlineData(On.Sqlite, "Bretagne", "AURA")]
    [InlineData(On.Postgres, "AURA", "Bretagne")]
    [InlineData(On.Postgres, "Bretagne", "AURA")]
    public async Task Its_rights_end_at_once_everywhere_and_those_of_the_other_go_on(On on, string closedHub, string otherHub)
    {
        await using var all = await Federated.Start(on);
        var (closed, other) = (closedHub.ToLowerInvariant(), otherHub.ToLowerInvariant());
        var email = $"{Guid.CreateVersion7()}@example.invalid";
        var accounts = new Dictionary<string, string> { ["aura"] = await Invite(all, "aura", email), ["bretagne"] = await Invite(all, "bretagne", email) };
        using var person = await new Visitor(all.Server, "198.51.100.61").SignIn(await Letters.Link(all.Place, email));
        using var client = new Client(all.Server, "198.51.100.61");
        client.Share(person);
        await using var socket = await client.Socket(Cancel);
        var live = await client.Live(Cancel);
        await using var stream = live.Stream(new { audiences = new[] { "local" } }, Cancel).GetAsyncEnumerator(Cancel);
        Assert.True(await stream.MoveNextAsync());
        Assert.Equal(["aura", "bretagne"], await Hubs(client, socket));
        var before = Visitor.Forms(await person.Get($"/espace/{other}/reglages")).First(form => form.Fields.Any(field => field.Name == "Capacity.Level"));

        await Close(all, closed, accounts[closed]);
        Assert.Equal("closed", await End(stream));
        await live.DisposeAsync();
        Assert.Equal(403, (await person.Get($"/espace/{closed}/recues")).Code);
        Assert.Equal(403, (await person.Get($"/espace/{closed}/recues")).Code);
        Assert.Equal([other], await Hubs(client, socket));
        Assert.NotEmpty((await client.Post(Inbox(all, closed))).Codes);
        Assert.True((await socket.Ask(Inbox(all, closed), null, Cancel)).TryGetProperty("errors", out _));

        // The other goes on where it was, with a form that was open before.
        Assert.Equal(200, (await person.Get($"/espace/{other}/recues")).Code);
        var saved = await person.Submit($"/espace/{other}/reglages", before, ("Capacity.Level", "limited"));
        Assert.True(saved.Code == 302, saved.ToString());
        Assert.Empty((await client.Post(Inbox(all, other))).Codes);
        await using (var again = await client.Live(Cancel))
        {
            await using var refused = again.Stream(new { inbox = closed }, Cancel).GetAsyncEnumerator(Cancel);
            Assert.Equal("not-allowed", await End(refused));
            await using var granted = again.Stream(new { inbox = other }, Cancel).GetAsyncEnumerator(Cancel);
            Assert.True(await granted.MoveNextAsync());
            Assert.Equal("start", granted.Current.Text("type"));
        }

        // Invited again, the address is somebody new there; a session that is open learns nothing of it.
        Assert.NotEqual(accounts[closed], await Invite(all, closed, email));
        Assert.Equal(403, (await person.Get($"/espace/{closed}/recues")).Code);

        await Close(all, other, accounts[other]);
        var door = await person.Get($"/espace/{other}/recues");
        Assert.Equal((302, true), (door.Code, door.Location.StartsWith("/espace/connexion", StringComparison.Ordinal)));
        Assert.Empty(await Hubs(client, socket));
    }

    private static string Inbox(Federated all, string hub) => $"{{ referralInbox(hub: \"{all.Hub(hub)}\", first: 1) {{ nodes {{ id }} }} }}";

    /// <summary>As a request of its own and on the line that was open before say it: the same.</summary>
    private static async Task<IReadOnlyList<string>> Hubs(Client client, Socket socket)
    {
        var (posted, got, lined) = ((await client.Post(Mine)).Data, (await client.Get(Mine)).Data, (await socket.Ask(Mine, null, Cancel)).At("data"));
        Assert.Equal(posted.ToString(), got.ToString());
        Assert.Equal(posted.ToString(), lined.ToString());
        return posted.At("viewer").ValueKind == JsonValueKind.Null ? [] : [.. posted.At("viewer", "memberships").EnumerateArray().Select(one => one.Text("hub", "code")).Order()];
    }

    /// <returns>The code of the end; "" at the connection's own.</returns>
    private static async Task<string?> End(IAsyncEnumerator<JsonElement> stream)
    {
        while (await stream.MoveNextAsync().AsTask().WaitAsync(Until.Patience, Cancel))
        {
            if (stream.Current.Text("type") == "end")
            {
                return stream.Current.Text("code");
            }
        }

        return "";
    }

    private static async Task Close(Federated all, string hub, string account)
    {
        using var administrator = await new Visitor(all.Server, "198.51.100.62").SignIn(all.Link(hub == "aura" ? "AURA" : "Bretagne", "administration"));
        var path = $"/espace/{hub}/comptes";
        var close = Visitor.Forms(await administrator.Get(path)).Single(form => form.Fields.Contains(("Closing", account)));
        var answer = await administrator.Follow(await administrator.Submit(path, close));
        Assert.Contains("Le compte est fermé", answer.Text, StringComparison.Ordinal);
        Assert.Contains("adresse effacée", answer.Text, StringComparison.Ordinal);
    }

    private static async Task<string> Invite(Federated all, string hub, string email)
    {
        var known = await Sql.Rows<string>(all.Place, "SELECT id FROM account");
        var ran = await Commands.Run(["invite", hub, "coordinator", .. all.Place.Settings], email + "\n");
        Assert.True(ran.Code == 0, ran.ToString());
        return (await Sql.Rows<string>(all.Place, "SELECT id FROM account")).Except(known).Single();
    }
}
