using Federation.Running;
using Federation.Testing.Files;

namespace Federation.Server.Tests.Http;

/// <summary>Words that exist nowhere else are followed through a whole life: they are on the pages of who may read them, and nowhere else.</summary>
public sealed class PrivacyTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly string _mark = Guid.CreateVersion7().ToString("N")[^12..];
    private Place _place = null!;
    private RunningServer _server = null!;
    private IReadOnlyDictionary<(string, string), string> _links = null!;

    private string Name => $"Canari{_mark}nom";

    private string Email => $"canari{_mark}adresse@example.invalid";

    private string Phone => $"06 00 {string.Concat(_mark.Where(char.IsAsciiDigit)).PadRight(6, '7')[..6]} 4321";

    private string Story => $"Récit canari{_mark}récit d’une vie";

    private string Question => $"Précision canari{_mark}question";

    private string Reply => $"Réponse canari{_mark}reponse";

    private string[] Canaries => [Name, Email, Phone, Story, Question, Reply];

    public async ValueTask InitializeAsync()
    {
        _place = new Place(_folder.File("data"));
        (_server, _links) = await RunningServer.Demonstration(_place);
        await Quiet.Settled(_place);
    }

    [Fact]
    public async Task What_a_person_wrote_is_read_by_who_may_and_stored_nowhere_in_clear()
    {
        using var person = new Visitor(_server);
        using var aura = await new Visitor(_server, "198.51.100.31").SignIn(_links[("AURA", "coordination")]);
        using var bretagne = await new Visitor(_server, "198.51.100.32").SignIn(_links[("Bretagne", "coordination")]);

        var request = await Request.File(person, Name, Email, Phone, Story);
        await NothingInClear(request, "after filing");
        var id = (await Sql.Rows<string>(_place, $"SELECT key FROM referral WHERE shortcode = '{request.Code}' AND side = 'origin'"))[0];
        await Send(aura, id);
        var inbox = $"/espace/bretagne/recues/{id}";
        await Until.True("the request at Bretagne", async () => (await bretagne.Get(inbox)).Code == 200);
        Nothing(await bretagne.Get(inbox), Canaries);
        Nothing(await aura.Get($"/espace/aura/envoyees/{id}"), Canaries);
        Assert.True((await Open(bretagne, inbox, "contact")).Code is 403 or 410, "opened before the person's agreement was due");

        // A question and its answer, both sealed.
        var asked = await Act(bretagne, inbox, "info-requested", ("Move.Question", "other"), ("Move.Note", Question));
        Assert.True(asked.Code == 302, asked.ToString());
        await Until.True("the question on the person's page", async () => (await person.Get(request.Path)).Text.Contains(Question, StringComparison.Ordinal));
        var own = await person.Get(request.Path);
        var answered = await person.Submit(request.Path, Visitor.Forms(own).Single(form => form.Action.Contains("Repondre", StringComparison.Ordinal)), ("Reponse", Reply));
        Assert.True(answered.Code == 302, answered.ToString());
        await Quiet.Settled(_place);
        await NothingInClear(request, "after a question");

        var accepted = await Act(bretagne, inbox, "accepted");
        Assert.True(accepted.Code == 302, accepted.ToString());
        await Quiet.Settled(_place);
        var opened = await Open(bretagne, inbox, "contact");
        Assert.True(opened.Code == 200, opened.ToString());
        Assert.All(new[] { Name, Email, Phone }, canary => Assert.Contains(canary, opened.Text, StringComparison.Ordinal));
        Nothing(opened, [Story]);
        Assert.True(opened.Message.Headers.CacheControl?.NoStore);
        Nothing(await bretagne.Get(inbox), Canaries.Except([Question]));
        Assert.True((await Open(aura, $"/espace/aura/envoyees/{id}", "contact")).Code is 403 or 410);
        var story = await Open(bretagne, inbox, "story");
        Assert.Contains(Story, story.Text, StringComparison.Ordinal);
        await NothingInClear(request, "after opening");

        // Stopped: effective at the next click, whatever page was left open.
        own = await person.Get(request.Path);
        var stop = Visitor.Forms(own).First(form => form.Action.Contains("Arreter", StringComparison.Ordinal) && form.Fields.Contains(("quoi", "contact")));
        Assert.Equal(302, (await person.Submit(request.Path, stop)).Code);
        var shut = await Open(bretagne, inbox, "contact");
        Assert.True(shut.Code == 403, shut.ToString());
        Nothing(shut, [Name, Email, Phone]);

        var rows = await Sql.Rows<byte[]>(_place, "SELECT ciphertext FROM sealed");
        Assert.NotEmpty(rows);
        own = await person.Get(request.Path);
        var erase = Visitor.Forms(own).Single(form => form.Action.Contains("Effacer", StringComparison.Ordinal));
        Assert.Equal(422, (await person.Submit(request.Path, erase)).Code);
        Assert.Equal(302, (await person.Submit(request.Path, erase, ("compris", "true"))).Code);
        Assert.Equal(404, (await person.Get(request.Path)).Code);
        await Quiet.Settled(_place);
        foreach (var (visitor, path) in new[] { (bretagne, inbox), (aura, $"/espace/aura/envoyees/{id}") })
        {
            Nothing(await visitor.Get(path), Canaries.Except([Question]));
            Nothing(await Open(visitor, path, "story"), Canaries.Except([Question]));
        }

        await NothingInClear(request, "after erasing");
        Assert.Equal(0, await _server.Process.Terminate());
        await NothingInClear(request, "after stopping");
        await Records.Export(_place, _folder.File("export"));
        Search(_folder.File("export"), request, "in the export");
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    private static async Task Send(Visitor aura, string id)
    {
        var page = $"/espace/aura/envoyees/{id}";
        if (Visitor.Forms(await aura.Get(page)).SingleOrDefault(form => form.Action.Contains("handler=send", StringComparison.Ordinal)) is { } send)
        {
            var sent = await aura.Submit(page, send, ("Sending.To", "bretagne"));
            Assert.True(sent.Code == 302, sent.ToString());
        }
    }

    private static async Task<Answer> Act(Visitor session, string page, string to, params (string, string)[] answers)
    {
        var form = Visitor.Forms(await session.Get(page)).First(form => form.Fields.Contains(("Move.To", to)));
        return await session.Submit(page, form, answers);
    }

    /// <summary>By hand, so that it is asked even where the page does not offer it.</summary>
    private static async Task<Answer> Open(Visitor session, string page, string what)
    {
        var token = Visitor.Forms(await session.Get(page)).SelectMany(form => form.Fields).First(field => field.Name == "jeton");
        return await session.Post($"{page}?handler=open", [token, ("Opening.What", what), ("Opening.Key", Guid.CreateVersion7().ToString())]);
    }

    private static void Nothing(Answer answer, IEnumerable<string> canaries)
    {
        DemonstrationServer.Check(answer);
        Assert.All(canaries, canary => Assert.DoesNotContain(canary, answer.Text, StringComparison.Ordinal));
    }

    private async Task NothingInClear(Request request, string when)
    {
        Search(_place.Data, request, when);
        foreach (var canary in Canaries.Append(request.Secret).Append(_mark))
        {
            Assert.False(_server.Process.Words.Contains(canary, StringComparison.OrdinalIgnoreCase), $"{canary} was printed {when}");
        }

        var folder = _folder.File($"export-{Guid.CreateVersion7()}");
        await Records.Export(_place, folder);
        Search(folder, request, when);
    }

    private void Search(string folder, Request request, string when)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            byte[] bytes;
            using (var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete))
            using (var memory = new MemoryStream())
            {
                stream.CopyTo(memory);
                bytes = memory.ToArray();
            }

            foreach (var canary in Canaries.Append(request.Secret).Append(_mark))
            {
                Assert.All(Canary.Spellings(canary), spelling => Assert.True(bytes.AsSpan().IndexOf(spelling) < 0, $"{canary} is in {Path.GetFileName(file)} {when}"));
            }
        }
    }
}
