using System.Text.Json;
using Federation.Domain.Grains;
using Federation.Node.Engine;

namespace Federation.Node.Tests.Engine;

/// <summary>A command on its way to a grain.</summary>
public sealed record Asked(GrainId Grain, Command Command, Caller Caller, string Key);

/// <summary>Where an engine's data lives: it outlives the engines that are started on it, one or several at a time.</summary>
public abstract class EngineHome : IAsyncDisposable
{
    public abstract DateTimeOffset Now { get; }

    public abstract Task<RunningEngine> Start();

    public abstract Task<IReadOnlyList<Entry>> Feed(HubId hub);

    public abstract ValueTask DisposeAsync();
}

public abstract class RunningEngine : IAsyncDisposable
{
    /// <summary>All of them at once; replies in the order of the questions. What the port carries crosses as JSON both ways.</summary>
    public async Task<Reply[]> Ask(params IReadOnlyList<Asked> questions)
    {
        var replies = await Deliver([.. questions.Select(asked => asked with { Command = Cross(asked.Command), Caller = CrossCaller(asked.Caller) })]);
        return [.. replies.Select(Cross)];
    }

    public async Task<Reply> Ask(GrainId grain, Command command, Caller caller, string key) => (await Ask([new Asked(grain, command, caller, key)]))[0];

    public abstract ValueTask DisposeAsync();

    protected abstract Task<Reply[]> Deliver(IReadOnlyList<Asked> questions);

    protected static Task<Reply> Ask(IGrains grains, Asked asked, CancellationToken cancel) =>
        grains.Ask(asked.Grain, asked.Command, asked.Caller, IdempotencyKey.Parse(asked.Key), cancel).AsTask();

    private static Command Cross(Command command) => DomainJson.Commands.Read(DomainJson.Commands.NameOf(command), DomainJson.Commands.Write(command));

    /// <summary>A caller without a hub is written as one that cannot be read back: the empty code is no hub.</summary>
    private static Caller CrossCaller(Caller caller) => caller.Hub == default ? caller : Cross(caller);

    private static T Cross<T>(T value) => JsonSerializer.Deserialize<T>(JsonSerializer.SerializeToUtf8Bytes(value, DomainJson.Options), DomainJson.Options)!;
}
