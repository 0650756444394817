using Federation.Node.Tests.Engine;

namespace Federation.Orleans.Tests.Engine;

public sealed class OrleansConformance : EngineConformance
{
    protected override async Task<EngineHome> Open() => await OrleansHome.Open();
}
