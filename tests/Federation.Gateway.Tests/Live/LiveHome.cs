using System.Collections.Concurrent;
using System.Reflection;
using System.Security.Claims;
using System.Text.Json;
using Federation.Domain.Grains;
using Federation.Gateway.Live;
using Federation.Gateway.SignIn;
using Federation.Gateway.Tests.Asking;
using Federation.Gateway.Tests.Feeds;
using Federation.Node.Engine;
using Federation.Storage.Accounts;
using Federation.Storage.Feeds;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging.Abstractions;

namespace Federation.Gateway.Tests.Live;

/// <summary>The live streams of a node in this process, without a network: a client is whoever pulls.</summary>
public sealed class LiveHome : IAsyncDisposable
{
    private readonly LiveFeeds _feeds;
    private readonly LiveWatch _watch;
    private bool _beside;

    private LiveHome(Home home, Readings readings, LiveOptions options)
    {
        (Home, Store) = (home, readings);
        _feeds = new LiveFeeds(home.Store, home.Get<FeedTails>(), home.Get<NodeOptions>(), home.Clock, NullLogger<LiveFeeds>.Instance);
        Streams = new LiveStreams(_feeds, home.Store, options, home.Clock);
        _watch = new LiveWatch(Streams, home.Get<SignInDesk>(), home.Get<IAccountStore>(), options, home.Clock);
    }

    public Home Home { get; }

    public Readings Store { get; }

    public LiveStreams Streams { get; }

    public static async Task<LiveHome> Open(LiveOptions? options = null, On on = On.Sqlite)
    {
        var readings = new Readings();
        return await Start(new LiveHome(await Home.Open(on, readings.Around), readings, options ?? new LiveOptions()));
    }

    /// <summary>Another node over the same storage, that remembers nothing.</summary>
    public static Task<LiveHome> Beside(LiveHome live) => Start(new LiveHome(live.Home, live.Store, new LiveOptions()) { _beside = true });

    private static async Task<LiveHome> Start(LiveHome live)
    {
        await live._feeds.StartAsync(CancellationToken.None);
        await live._watch.StartAsync(CancellationToken.None);
        return live;
    }

    public FakeLine Connect(string id, params HubRight[] rights)
    {
        var line = new FakeLine(id, rights.Length == 0 ? null : HubClaims.Identity(rights[0].Account, rights, "test"));
        Streams.Connected(line);
        return line;
    }

    public IAsyncEnumerator<LiveMessage> Follow(FakeLine line, object filter, CancellationToken cancel) =>
        Streams.Follow(line.ConnectionId, JsonSerializer.SerializeToElement(filter), cancel).GetAsyncEnumerator(cancel);

    /// <summary>Written, and rung as a node does that wrote it itself.</summary>
    public async Task Write(HubId hub) => Home.Get<FeedTails>().Add([(await Home.Public(hub))!]);

    public async ValueTask DisposeAsync()
    {
        await _watch.StopAsync(CancellationToken.None);
        await _feeds.StopAsync(CancellationToken.None);
        if (_beside)
        {
            return;
        }

        await Home.DisposeAsync();
    }

    public sealed class FakeLine(string id, ClaimsIdentity? identity) : HubCallerContext
    {
        private readonly CancellationTokenSource _aborted = new();

        public bool IsCut => _aborted.IsCancellationRequested;

        public override string ConnectionId => id;

        public override string? UserIdentifier => null;

        public override ClaimsPrincipal? User { get; } = new(identity ?? new ClaimsIdentity());

        public override IDictionary<object, object?> Items { get; } = new Dictionary<object, object?>();

        public override IFeatureCollection Features { get; } = new FeatureCollection();

        public override CancellationToken ConnectionAborted => _aborted.Token;

        public override void Abort() => _aborted.Cancel();
    }

    /// <summary>Which stretches of feeds were read, and how often.</summary>
    public sealed class Readings
    {
        public ConcurrentQueue<(string Hub, long After)> All { get; } = new();

        public IHubStore Around(IHubStore store)
        {
            var proxy = DispatchProxy.Create<IHubStore, Watching>();
            ((Watching)(object)proxy).Set(store, this);
            return proxy;
        }
    }

    public class Watching : DispatchProxy
    {
        private IHubStore _store = null!;
        private Readings _readings = null!;

        internal void Set(IHubStore store, Readings readings) => (_store, _readings) = (store, readings);

        protected override object? Invoke(MethodInfo? method, object?[]? args)
        {
            if (method!.Name == nameof(IHubStore.Read))
            {
                _readings.All.Enqueue((args![0]!.ToString()!, (long)args[1]!));
            }

            try
            {
                return method.Invoke(_store, args);
            }
            catch (TargetInvocationException inner)
            {
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(inner.InnerException!);
                throw;
            }
        }
    }
}
