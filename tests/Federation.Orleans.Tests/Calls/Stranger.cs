namespace Federation.Orleans.Tests.Calls;

/// <summary>A grain that somebody added and nobody listed.</summary>
[Alias("federation.tests.stranger")]
public interface IStranger : IGrainWithStringKey
{
    [Alias("work")]
    Task<int> Work();
}

[GrainType("stranger")]
public sealed class Stranger : global::Orleans.Grain, IStranger
{
    public static int Worked;

    public Task<int> Work() => Task.FromResult(Interlocked.Increment(ref Worked));
}
