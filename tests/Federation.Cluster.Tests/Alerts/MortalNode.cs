using Federation.Running;

namespace Federation.Cluster.Tests.Alerts;

/// <summary>One node that is killed and started again at the same place; what its clients see is that an address answers, then nothing, then another one.</summary>
public sealed class MortalNode(Place place, params string[] settings) : IAsyncDisposable
{
    private readonly List<ChildProcess> _processes = [];
    private TaskCompletionSource<RunningServer> _alive = New();
    private RunningServer? _server;

    /// <summary>Held while it is dead: who looks into the database for this test does so with a living node, or the test itself would tidy up after the dead one.</summary>
    public SemaphoreSlim Gate { get; } = new(1);

    public Place Place => place;

    /// <summary>1, 2…: which process it is.</summary>
    public int Life => _processes.Count;

    /// <summary>Every line that any of its lives wrote.</summary>
    public IEnumerable<string> Lines => _processes.SelectMany(process => process.Output);

    /// <summary>It, as soon as there is one.</summary>
    public Task<RunningServer> Alive(CancellationToken cancel) => _alive.Task.WaitAsync(cancel);

    public async Task Start()
    {
        var server = await RunningServer.Start(place, settings);
        _server = server;
        _processes.Add(server.Process);
        _alive.SetResult(server);
    }

    /// <summary>SIGKILL, and another process.</summary>
    /// <param name="between">With nobody alive; given the number of the life that ended.</param>
    public async Task Restart(Func<int, Task> between)
    {
        await Gate.WaitAsync();
        try
        {
            _alive = New();
            await _server!.DisposeAsync();
            await between(Life);
            await Start();
        }
        finally
        {
            Gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        Gate.Dispose();
    }

    private static TaskCompletionSource<RunningServer> New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
