using Federation.Gateway.Following;
using Federation.Search.Training;

namespace Federation.Gateway.Training.Following;

/// <summary>Trainers and pairs of all hubs as this node knows them, from memory. Kept current by <see cref="TrainerFollower"/>; before <see cref="IsBuilt"/> it is empty and says nothing.</summary>
public sealed class LiveTrainers(TrainerIndex index) : IBuiltIndex
{
    private readonly TaskCompletionSource _built = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TrainerSnapshot Snapshot => index.Snapshot;

    public bool IsBuilt => _built.Task.IsCompleted;

    /// <summary>Ends when the index was first built.</summary>
    public Task Built => _built.Task;

    internal TrainerIndex Index => index;

    internal void Changed() => _built.TrySetResult();
}
