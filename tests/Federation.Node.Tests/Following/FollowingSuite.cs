using Federation.Domain.Grains;
using Federation.Domain.Referrals;
using Federation.Node.Following;
using Federation.Node.Engine;
using Federation.Node.Tests.Engine;
using Federation.Testing;
using Federation.Testing.Domain;

namespace Federation.Node.Tests.Following;

/// <summary>Two hubs on one database, with what carries the entries of one to the other.</summary>
public abstract class FollowingSuite(On on) : IAsyncLifetime
{
    protected static readonly HubId Aura = Samples.Aura;
    protected static readonly HubId Bretagne = Samples.Bretagne;
    protected static readonly IReadOnlyList<HubId> Both = [Aura, Bretagne];

    /// <summary>More than any of these tests needs: reaching it is missing evidence, not a result.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private int _keys;

    protected SmallHome Home { get; private set; } = null!;

    protected SmallRunning Node { get; private set; } = null!;

    protected Random Random { get; } = Seeds.Of(11);

    public async ValueTask InitializeAsync()
    {
        Home = await SmallHome.Open(on);
        Node = Home.Run(new NodeOptions());
        await Ask(GrainId.Platform(Aura), Samples.Platform(), Caller.Operator);
        await Ask(GrainId.Platform(Bretagne), Samples.Platform("Bretagne"), Caller.Operator);
    }

    public async ValueTask DisposeAsync()
    {
        await Node.DisposeAsync();
        await Home.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected async Task<Reply> Ask(GrainId grain, Command command, Caller caller)
    {
        var reply = await Node.Ask(grain, command, caller, $"key-{++_keys}");
        Assert.True(reply.Accepted, $"{command}: {reply.Refusal}");
        return reply;
    }

    /// <summary>Filed at AURA and sent to Bretagne.</summary>
    protected async Task<ReferralId> Send()
    {
        var id = Random.NextReferralId(Home.Now);
        await Ask(id.At(Aura), Samples.Referral(Random, Home.Now, true, Bretagne), Caller.Operator);
        return id;
    }

    protected async Task<ReferralState?> State(ReferralId id, HubId hub) => (await Home.Store.Load(id.At(hub), CancellationToken.None)).State as ReferralState;

    protected Pump Pump(HubId source) => new(
        new StoreFeeds(Node.Store, Node.Tails, Home.Clock), Node.Grains, Node.Store, source, Both, new NodeOptions(), Node.Metrics, Home.Clock,
        Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);

    /// <summary>Looks again each time a feed grew.</summary>
    protected async Task Until(Func<Task<bool>> so)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var grew = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            void Ring(HubId _) => grew.TrySetResult();
            Node.Tails.Grew += Ring;
            try
            {
                if (await so())
                {
                    return;
                }

                await grew.Task.WaitAsync(patience.Token);
            }
            finally
            {
                Node.Tails.Grew -= Ring;
            }
        }
    }
}
