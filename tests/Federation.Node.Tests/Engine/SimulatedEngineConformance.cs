namespace Federation.Node.Tests.Engine;

public sealed class SimulatedEngineConformance : EngineConformance
{
    protected override Task<EngineHome> Open() => Task.FromResult<EngineHome>(new SimulatedHome());
}
