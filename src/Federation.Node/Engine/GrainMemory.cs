using Federation.Domain.Grains;

namespace Federation.Node.Engine;

/// <summary>What an engine remembers of a grain between two commands. Losing it costs a read, never a truth.</summary>
public class GrainMemory
{
    public GrainState? State { get; private set; }

    public long Version { get; private set; }

    public bool IsLoaded { get; private set; }

    public void Know(GrainState? state, long version) => (State, Version, IsLoaded) = (state, version, true);

    public void Forget() => (State, Version, IsLoaded) = (null, 0, false);
}
