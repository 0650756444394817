using Federation.Running;
using Federation.Server.Tests.CommandLine;

namespace Federation.Server.Tests.Http;

/// <summary>The built server with the demonstration facts, on the embedded database, for the tests of one class.</summary>
public sealed class DemonstrationServer : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly Dictionary<(string, string), Visitor> _sessions = [];
    private IReadOnlyDictionary<(string Hub, string Role), string> _links = null!;

    public RunningServer Server { get; private set; } = null!;

    public Place Place { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Place = new Place(_folder.File("data"));
        (Server, _links) = await RunningServer.Demonstration(Place);
        await Quiet.Settled(Place);
    }

    public Visitor Visitor(string? from = null) => new(Server, from);

    /// <summary>A session of this hub's coordinator or administrator; the same one every time, since its link opens once.</summary>
    public async Task<Visitor> SignIn(string hub, string role = "coordination")
    {
        if (!_sessions.TryGetValue((hub, role), out var session))
        {
            _sessions[(hub, role)] = session = await new Visitor(Server, $"198.51.100.{20 + _sessions.Count}").SignIn(_links[(hub, role)]);
        }

        return session;
    }

    /// <summary>What no answer of any kind may hold.</summary>
    public static void Check(Answer answer)
    {
        Plain.Check(answer.Body);
        Assert.True(answer.Code < 500, answer.ToString());
        var headers = answer.Message.Headers;
        Assert.Contains("default-src 'none'", string.Join(' ', headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("no-referrer", headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("nosniff", headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", headers.GetValues("Cross-Origin-Opener-Policy").Single());
        Assert.False(headers.Contains("Server"));
        if (answer.Type == "text/html")
        {
            Assert.True(headers.CacheControl?.NoStore, "a page stays in a cache");
            Assert.DoesNotMatch("<script(?![^>]*src=)[^>]*>|<style|\\son[a-z]+=|\\sstyle=", answer.Body);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var session in _sessions.Values)
        {
            session.Dispose();
        }

        await Server.DisposeAsync();
        _folder.Dispose();
    }
}
