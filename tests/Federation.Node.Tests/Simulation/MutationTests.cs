namespace Federation.Node.Tests.Simulation;

/// <summary>The simulator can fail: each fault built in on purpose is noticed within a few hundred seeds.</summary>
[Collection(Seeds.Collection)]
public sealed class MutationTests(ITestOutputHelper output)
{
    private const int Tried = 400;

    public static TheoryData<Flaw> Flaws => [.. Enum.GetValues<Flaw>().Except([Flaw.None])];

    [Theory]
    [MemberData(nameof(Flaws))]
    public void A_fault_on_purpose_is_caught(Flaw flaw)
    {
        for (var seed = 0; seed < Tried; seed++)
        {
            try
            {
                new World(seed, flaw).Run();
            }
            catch (InvariantBroken caught)
            {
                output.WriteLine($"{flaw}: seed {seed}, {caught.Message}");
                return;
            }
        }

        Assert.Fail($"{flaw} went unnoticed through {Tried} seeds");
    }
}
