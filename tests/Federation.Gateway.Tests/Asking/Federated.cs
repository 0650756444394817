using System.Text.Json;

namespace Federation.Gateway.Tests.Asking;

public enum On
{
    Sqlite,
    Postgres,
}

/// <summary>The built server with the demonstration facts, asked through its schema alone; it may be killed and started again at the same place.</summary>
public sealed class Federated : IAsyncDisposable
{
    /// <summary>Nothing here is about limits of rate.</summary>
    // Neither the rate nor the time of a request is what these tests are about: on a busy machine both would be.
    private static readonly string[] Unhurried = ["--Federation:GraphQL:Requests=100000", "--Federation:GraphQL:TimeOut=120", "--Federation:Live:MarkEvery=1"];

    private readonly TempFolder _folder = new();
    private readonly SemaphoreSlim _opening = new(1);
    private readonly Dictionary<(string Hub, string Role), Client> _sessions = [];
    private readonly List<Client> _visitors = [];
    private IReadOnlyDictionary<(string Hub, string Role), string> _links = null!;
    private Dictionary<string, string> _hubs = [];

    private Federated()
    {
    }

    public Place Place { get; private set; } = null!;

    public RunningServer Server { get; private set; } = null!;

    public static async Task<Federated> Start(On on)
    {
        var federated = new Federated();
        federated.Place = new Place(federated._folder.File("data"), on == On.Sqlite ? null : await PostgresCluster.Shared.CreateDatabase());
        (federated.Server, federated._links) = await RunningServer.Demonstration(federated.Place, Unhurried);
        await Quiet.Settled(federated.Place);
        var hubs = await federated.Visitor().Ask("{ hubs { nodes { id code } } }");
        federated._hubs = hubs.At("hubs", "nodes").EnumerateArray().ToDictionary(hub => hub.Text("code"), hub => hub.Text("id"));
        return federated;
    }

    /// <summary>SIGKILL, and another process at the same place; sessions go on there.</summary>
    public async Task KillAndStart()
    {
        await Server.DisposeAsync();
        Server = await RunningServer.Start(Place, ["--Federation:Demonstration=true", .. Unhurried]);
        foreach (var client in _sessions.Values.Concat(_visitors))
        {
            client.MoveTo(Server);
        }
    }

    /// <summary>The id of a hub, by its code.</summary>
    public string Hub(string code) => _hubs[code];

    public Client Visitor()
    {
        lock (_visitors)
        {
            var client = new Client(Server, $"198.51.100.{100 + (_visitors.Count % 100)}");
            _visitors.Add(client);
            return client;
        }
    }

    /// <summary>A session of this hub; the same one every time, since its link opens once.</summary>
    /// <param name="hub">Its short name: <c>AURA</c>.</param>
    public async Task<Client> SignIn(string hub, string role = "coordination")
    {
        await _opening.WaitAsync();
        try
        {
            if (!_sessions.TryGetValue((hub, role), out var session))
            {
                session = new Client(Server, $"198.51.100.{20 + _sessions.Count}");
                await session.SignIn(_links[(hub, role)]);
                _sessions[(hub, role)] = session;
            }

            return session;
        }
        finally
        {
            _opening.Release();
        }
    }

    /// <summary>The link that was printed for this hub and role; it opens once.</summary>
    public string Link(string hub, string role) => _links[(hub, role)];

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _sessions.Values.Concat(_visitors))
        {
            client.Dispose();
        }

        await Server.DisposeAsync();
        _folder.Dispose();
    }
}
