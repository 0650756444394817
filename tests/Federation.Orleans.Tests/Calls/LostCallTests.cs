using Federation.Domain.Grains;
using Federation.Node.Engine;
using Federation.Orleans.Calls;
using Federation.Orleans.Tests.Clusters;
using Federation.Testing.Domain;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Orleans.Tests.Calls;

/// <summary>A timeout means unknown: asked again with the same key, done once.</summary>
public sealed class LostCallTests
{
    private static readonly HubId Aura = HubId.Parse("aura");
    private static readonly GrainId Grain = Samples.StructureAt(Aura, "s");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_command_whose_calls_are_lost_is_done_once_and_answered(bool answers)
    {
        await using var home = await Home.Open();
        var lossy = new LossyFilter();
        await using var silos = await Start(home, lossy);
        lossy.LosesAnswer = rank => answers && rank <= 4;
        lossy.LosesQuestion = rank => !answers && rank <= 4;

        Assert.Equal(new Reply(null, 1, 1), await silos.Ask(0, Grain, Samples.Structure("A"), Caller.Operator, "k"));
        Assert.Equal(5, lossy.Asked);
        Assert.Single(await home.Store.Read(Aura, 0, 10, CancellationToken.None));
    }

    [Fact]
    public async Task What_no_answer_tells_within_the_callers_time_is_unknown_and_the_same_key_tells_later()
    {
        await using var home = await Home.Open();
        var lossy = new LossyFilter { LosesAnswer = _ => true };
        await using var silos = await Start(home, lossy, new NodeOptions { AnswerWithin = TimeSpan.FromMilliseconds(300) });
        Assert.Equal("outcome-unknown", (await silos.Ask(0, Grain, Samples.Structure("A"), Caller.Operator, "k")).Refusal?.Code);

        lossy.LosesAnswer = _ => false;
        Assert.Equal(new Reply(null, 1, 1), await silos.Ask(1, Grain, Samples.Structure("A"), Caller.Operator, "k"));
        Assert.Single(await home.Store.Read(Aura, 0, 10, CancellationToken.None));
    }

    [Fact]
    public async Task A_command_that_comes_after_its_deadline_is_not_done()
    {
        await using var home = await Home.Open();
        await using var silos = await TestSilos.Start(home.Place, home.Data, ["", ""]);
        var late = new GrainCall(Samples.Structure("A"), Caller.Operator, IdempotencyKey.Parse("k"), TimeProvider.System.GetUtcNow() - TimeSpan.FromSeconds(1));
        Assert.Equal("queue-full", (await silos.Grain(Grain).Ask(late, CancellationToken.None)).Code);
        Assert.Empty(await home.Store.Read(Aura, 0, 10, CancellationToken.None));
    }

    [Fact]
    public async Task Who_gives_up_is_let_go_at_once()
    {
        await using var home = await Home.Open();
        var lossy = new LossyFilter { LosesQuestion = _ => true };
        await using var silos = await Start(home, lossy);
        using var impatient = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            silos.Of<IGrains>(0).Ask(Grain, Samples.Structure("A"), Caller.Operator, IdempotencyKey.Parse("k"), impatient.Token).AsTask());
    }

    private static Task<TestSilos> Start(Home home, LossyFilter lossy, NodeOptions? bounds = null) =>
        TestSilos.Start(home.Place, home.Data, ["", ""], services => services.AddSingleton<IOutgoingGrainCallFilter>(lossy), bounds);
}
