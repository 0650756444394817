using Federation.Orleans.Grains;

namespace Federation.Orleans.Tests.Calls;

/// <summary>A network that loses questions and answers. Which, a test says; a lost answer's command was done.</summary>
public sealed class LossyFilter : IOutgoingGrainCallFilter
{
    private int _asked;

    public int Asked => _asked;

    public Func<int, bool> LosesQuestion { get; set; } = _ => false;

    public Func<int, bool> LosesAnswer { get; set; } = _ => false;

    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        if (context.InterfaceMethod.DeclaringType != typeof(IHubGrain))
        {
            await context.Invoke();
            return;
        }

        var rank = Interlocked.Increment(ref _asked);
        if (LosesQuestion(rank))
        {
            throw new TimeoutException("the call was lost");
        }

        await context.Invoke();
        if (LosesAnswer(rank))
        {
            throw new TimeoutException("the answer was lost");
        }
    }
}
