using Federation.Domain.Grains;
using Federation.Domain.Referrals;

namespace Federation.Domain.Tests.Examples;

/// <summary>Asks a grain as an engine would, without one.</summary>
internal static class Ask
{
    public static GrainId Self(GrainState? state, HubId? hub = null) =>
        Some.Id.At(hub ?? (state is ReferralState { Side: Side.Recipient, Recipient: { } recipient } ? recipient : Some.Aura));

    public static Decision Decide(this ReferralState? state, Command command, Caller caller, DateTimeOffset? now = null) =>
        Grain.Decide(Self(state), state, command, caller, now ?? Some.Now);

    public static ReferralState After(this ReferralState? state, Decision decision, DateTimeOffset? now = null)
    {
        Assert.Null(decision.Refusal);
        return (ReferralState)Grain.Fold(Self(state), state, decision.Facts, now ?? Some.Now)!;
    }

    public static ReferralState Do(this ReferralState? state, Command command, Caller caller, DateTimeOffset? now = null) =>
        state.After(state.Decide(command, caller, now), now);

    public static void Refuses(this ReferralState? state, Command command, Caller caller, string code, DateTimeOffset? now = null)
    {
        var decision = state.Decide(command, caller, now);
        Assert.Equal(code, decision.Refusal?.Code);
        Assert.True(decision.WritesNothing);
    }

    public static void Ignores(this ReferralState? state, Command command, Caller caller, DateTimeOffset? now = null)
    {
        var decision = state.Decide(command, caller, now);
        Assert.Null(decision.Refusal);
        Assert.True(decision.WritesNothing, $"wrote {string.Join(", ", decision.Facts.Select(told => told.Fact.GetType().Name))}");
    }
}
