using Federation.Domain.Time;
using Federation.Running;
using Federation.Testing.Files;

namespace Federation.Server.Tests.Http;

/// <summary>
/// One person leaves their address by every door of the site, and leaves by every door. Before, it is in no file in clear; after, what was sealed is in
/// no file at all. The letters that left stand for a mail server's boxes: what is in them is not the program's any more.
/// </summary>
public sealed class ForgottenTests : IAsyncLifetime
{
    private const string Boxes = "courriels";

    /// <summary>Every column that leads from an address to a row or that opens something, and every sealed one.</summary>
    private static readonly string[] Personal =
    [
        "SELECT ciphertext FROM sealed", "SELECT ciphertext FROM account_address", "SELECT lookup FROM account_address", "SELECT lookup FROM subscriber",
        "SELECT token_hash FROM sign_in_link",
    ];

    private readonly TempFolder _folder = new();
    private readonly string _mark = Guid.CreateVersion7().ToString("N")[^12..];
    private readonly List<string> _words = [];
    private Place _place = null!;
    private RunningServer _server = null!;

    private string Name => $"Canari{_mark}nom";

    private string Email => $"canari{_mark}adresse@example.invalid";

    private string Words => $"canari{_mark}recherche";

    private string Database => _place.Database ?? _place.Data;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("sqlite", false)]
    [InlineData("postgresql", true)]
    public async Task Of_somebody_who_left_by_every_door_no_byte_is_left(string engine, bool diesAtOnce)
    {
        _place = new Place(_folder.File("data"), engine == "sqlite" ? null : await PostgresCluster.Shared.CreateDatabase());
        (_server, var links) = await RunningServer.Demonstration(_place);
        await Quiet.Settled(_place);
        using var person = new Visitor(_server, "198.51.100.71");
        using var hub = await new Visitor(_server, "198.51.100.72").SignIn(links[("AURA", "coordination")]);
        using var administrator = await new Visitor(_server, "198.51.100.73").SignIn(links[("AURA", "administration")]);
        var before = await Rows();

        var request = await Request.File(person, Name, Email, "06 00 00 00 00", $"Récit {Words}");
        var alert = await AlertRequest.ByLetter(_place, person, $"mots={Words}", Email);
        Assert.Equal(302, (await alert.Does(person, "Confirmer")).Code);
        var place = await TakePlace(hub, person);
        var trainer = await HubTrainer.Add(hub, "aura", Name, "peer", email: Email);
        var offer = await HubOffer.Publish(hub, "aura", "Pair·e en partance", contact: Email);
        var account = await Invite();
        _words.AddRange([Name, Email, Words, _mark, request.Secret, alert.Key, place.Split('/')[^1], trainer.Link.Split('/')[^1]]);
        await Quiet.Settled(_place);
        var sealedThere = (await Rows()).Except(before, Bytes.Same).ToList();
        Assert.InRange(sealedThere.Count, 10, 40);
        await InClearNowhere("while it is there");
        Assert.All(await Found(sealedThere), found => Assert.True(found, "what is sealed is not in the files: the search finds nothing"));

        // Half a minute of the ledger's own patience, which no test waits for: as if the alert had been asked earlier.
        await Sql.Run(_place, "UPDATE subscriber SET asked_at = asked_at - 3600000");
        await Leave(person, request.Path, "Effacer", ("compris", "true"));
        Assert.Equal(302, (await alert.Does(person, "Supprimer", ("compris", "true"))).Code);
        await Leave(person, place, "rendre", ("Form.Compris", "true"), ("compris", "true"));
        await Leave(person, trainer.Link, "quitter", ("Form.Compris", "true"));
        await offer.Withdraw(hub);
        await Close(administrator, account);

        await Until.True("the ledger has read that the alert ended", async () => (await Sql.Rows<long>(_place, "SELECT count(*) FROM subscriber"))[0] == 0);
        if (diesAtOnce)
        {
            await _server.Process.Kill();
            await _server.DisposeAsync();
            _server = await RunningServer.Start(_place);
        }

        Assert.Empty((await Rows()).Intersect(sealedThere, Bytes.Same));
        await Until.True("no byte of it is left in the files", async () => (await Found(sealedThere)).All(found => !found), TimeSpan.FromSeconds(120));
        await InClearNowhere("after leaving");
        Assert.Equal(0, await _server.Process.Terminate());
        await InClearNowhere("after stopping");
        await Records.Export(_place, _folder.File("export"));
        Clean(await DatabaseFiles.Read(Directory.EnumerateFiles(_folder.File("export"), "*", SearchOption.AllDirectories)), "in the export");
        var verified = await Commands.Run(_place, "verify");
        Assert.True(verified.Code == 0, verified.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _folder.Dispose();
    }

    /// <returns>The private link.</returns>
    private async Task<string> TakePlace(Visitor hub, Visitor person)
    {
        var session = await HubSession.Announce(hub, "aura", "Session en partance", ParisTime.DateOf(TimeProvider.System.GetUtcNow()).AddDays(40));
        var path = $"{session.Public}/inscription";
        var form = Visitor.Forms(await person.Get(path)).Single(form => form.Fields.Any(field => field.Name == "Form.Ticket"));
        var answer = await person.Submit(path, form, ("Form.Nom", Name), ("Form.Courriel", Email), ("Form.Accord", "true"));
        Assert.True(answer.Code == 302, answer.ToString());
        return answer.Location.Split('?')[0];
    }

    private static async Task Leave(Visitor person, string path, string handler, params (string Name, string Value)[] answers)
    {
        var form = Visitor.Forms(await person.Get(path)).First(form => form.Action.Contains($"handler={handler}", StringComparison.OrdinalIgnoreCase) || form.Action.Contains(handler, StringComparison.Ordinal));
        var answer = await person.Submit(path, form, answers);
        Assert.True(answer.Code == 302, $"{handler}: {answer}");
    }

    /// <returns>The account, whose sign-in link nobody has used.</returns>
    private async Task<string> Invite()
    {
        var known = await Sql.Rows<string>(_place, "SELECT id FROM account");
        var ran = await Commands.Run(["invite", "aura", "coordinator", .. _place.Settings], Email + "\n");
        Assert.True(ran.Code == 0, ran.ToString());
        return (await Sql.Rows<string>(_place, "SELECT id FROM account")).Except(known).Single();
    }

    private static async Task Close(Visitor administrator, string account)
    {
        const string Path = "/espace/aura/comptes";
        var form = Visitor.Forms(await administrator.Get(Path)).Single(form => form.Fields.Contains(("Closing", account)));
        Assert.Equal(302, (await administrator.Submit(Path, form)).Code);
    }

    private async Task<List<byte[]>> Rows()
    {
        var rows = new List<byte[]>();
        foreach (var sql in Personal)
        {
            rows.AddRange(sql.Contains("ciphertext", StringComparison.Ordinal)
                ? await Sql.Rows<byte[]>(_place, sql)
                : (await Sql.Rows<string>(_place, sql)).Select(System.Text.Encoding.ASCII.GetBytes));
        }

        return rows;
    }

    /// <summary>A run of each, behind the header that all sealed rows share.</summary>
    private async Task<List<bool>> Found(List<byte[]> rows)
    {
        var files = await DatabaseFiles.Contents(Database, CancellationToken.None);
        return [.. rows.Select(row => files.Any(file => file.Holds(row.AsSpan(row.Length > 64 ? 40 : 0, 40))))];
    }

    private async Task InClearNowhere(string when)
    {
        Clean(await DatabaseFiles.Everything(Database), when);
        Clean(await DatabaseFiles.Read(Directory.EnumerateFiles(_place.Data, "*", SearchOption.AllDirectories).Where(file => !file.Contains($"/{Boxes}/", StringComparison.Ordinal))), when);
        Assert.All(_words, word => Assert.False(_server.Process.Words.Contains(word, StringComparison.OrdinalIgnoreCase), $"{word} was printed {when}"));
        foreach (IDictionary<string, object> letter in await Sql.Rows<dynamic>(_place, "SELECT * FROM mail"))
        {
            Assert.All(_words, word => Assert.DoesNotContain(letter.Values, cell => $"{cell}".Contains(word, StringComparison.OrdinalIgnoreCase)));
        }
    }

    private void Clean(List<RawFile> files, string when) => Assert.All(_words, word => Assert.All(Canary.Spellings(word), spelling =>
        Assert.True(files.FirstOrDefault(file => file.Holds(spelling)) is null, $"{word} is in a file {when}")));

    private sealed class Bytes : IEqualityComparer<byte[]>
    {
        public static Bytes Same { get; } = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(byte[] bytes)
        {
            var hash = default(HashCode);
            hash.AddBytes(bytes);
            return hash.ToHashCode();
        }
    }
}
