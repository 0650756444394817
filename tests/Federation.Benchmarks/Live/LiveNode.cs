using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Federation.Running;

namespace Federation.Benchmarks.Live;

/// <summary>The built server in a process of its own over either engine, with the demonstration facts, and a coordinator who changes what AURA takes: a public entry each time.</summary>
internal sealed class LiveNode : IAsyncDisposable
{
    /// <summary>One public kind of one hub, so that each change is one message to each client.</summary>
    public const string Filter = """{"hubs":["aura"],"kinds":["platform.capacity-changed"]}""";

    private static readonly string[] Settings = ["--Federation:Live:PerAddress=1000000", "--Federation:Live:Connections=100000", "--Federation:GraphQL:Requests=1000000"];

    private readonly Federation.Running.Place _place;
    private RunningServer _server;
    private Visitor? _coordinator;
    private string _hub = "";
    private int _changes;

    private LiveNode(Federation.Running.Place place, RunningServer server) => (_place, _server) = (place, server);

    public Uri Address => _server.Address;

    /// <summary>What a client is sent of a change, for the other side to send the same bytes.</summary>
    public string Message { get; } = """
        {"type":"entries","hub":"aura","after":123,"until":124,"entries":[{"hub":"aura","position":124,"at":"2026-11-02T08:00:00.123Z","kind":"platform.capacity-changed","form":1,"subject":"aura/platform/aura","version":12,"audience":"public","data":{"service":"training","capacity":"limited"}}]}
        """;

    public static string FilterAfter(string position) => Filter[..^1] + $",\"after\":{{\"aura\":{position}}}}}";

    /// <param name="database">Of PostgreSQL; null: SQLite in the folder.</param>
    public static async Task<LiveNode> Start(string folder, string? database)
    {
        var place = new Federation.Running.Place(folder, database);
        var (server, links) = await RunningServer.Demonstration(place, Settings);
        var node = new LiveNode(place, server) { _coordinator = new Visitor(server) };
        await node._coordinator.SignIn(links[("AURA", "coordination")]);
        var hubs = await node.Ask(new { query = "{ hubs { nodes { id code } } }" });
        node._hub = hubs.GetProperty("hubs").GetProperty("nodes").EnumerateArray().Single(hub => hub.GetProperty("code").GetString() == "aura").GetProperty("id").GetString()!;
        return node;
    }

    public Task Change() => Ask(new
    {
        query = "mutation($input: ChangeCapacityInput!) { changeCapacity(input: $input) { errors { code } } }",
        variables = new { input = new { idempotencyKey = $"change-{++_changes}", hub = _hub, service = "NETWORK", capacity = _changes % 2 == 1 ? "LIMITED" : "OPEN" } },
    });

    /// <summary>The last change's position.</summary>
    public async Task<long> Head()
    {
        long last = 0;
        string? after = null;
        for (var more = true; more;)
        {
            var feed = (await Ask(new
            {
                query = "query($hub: ID!, $after: FeedCursor) { feed(hubs: [$hub], kinds: [PLATFORM_CAPACITY_CHANGED], first: 100, after: $after) { nodes { position } pageInfo { hasNextPage endCursor } } }",
                variables = new { hub = _hub, after },
            })).GetProperty("feed");
            last = feed.GetProperty("nodes").EnumerateArray().Select(node => long.Parse(node.GetProperty("position").ToString(), CultureInfo.InvariantCulture)).Append(last).Max();
            (more, after) = (feed.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean(), feed.GetProperty("pageInfo").GetProperty("endCursor").GetString());
        }

        return last;
    }

    public async Task KillAndStart()
    {
        await _server.DisposeAsync();
        _server = await RunningServer.Start(_place, ["--Federation:Demonstration=true", .. Settings]);
    }

    public async Task<long> PrivateBytes() => ProcessMemory.PrivateBytes(await _server.Process.Number());

    public async ValueTask DisposeAsync()
    {
        _coordinator?.Dispose();
        await _server.DisposeAsync();
    }

    private async Task<JsonElement> Ask(object body)
    {
        using var answer = await _coordinator!.Http.PostAsJsonAsync("/graphql", body);
        var said = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return said.TryGetProperty("errors", out _) ? throw new InvalidOperationException(said.ToString()) : said.GetProperty("data");
    }
}
