using System.Text.Json.Serialization;
using Federation.Domain.Grains;
using Federation.Domain.Referrals;

namespace Federation.Domain.Calls;

[JsonConverter(typeof(CodeConverter<CallStatus>))]
public enum CallStatus
{
    Open,

    /// <summary>This hub claimed it and waits for the origin's word.</summary>
    Claiming,
    Granted,

    /// <summary>Another hub has it.</summary>
    Taken,
    Closed,
}

/// <summary>An open call as one hub hears it: the need, without identity.</summary>
public sealed record CallState(Letter Letter, CallStatus Status, HubId? By, DateTimeOffset Since) : GrainState;

public sealed record CallHeard(Letter Letter) : Fact;

public sealed record CallClaimAsked(ReferralId Id) : Fact;

public sealed record CallChanged(CallStatus Status, HubId? By) : Fact;

public static class CallGrain
{
    public static Decision Decide(CallState? state, Command command, Moment moment)
    {
        if (command is Hear hear)
        {
            return moment.Caller.Role != Role.Hub || moment.Caller.Hub != hear.From || hear.From == moment.Self.Hub || hear.From == default ? Refusal.NotAllowed
                : !Hearsay.IsSound(hear, moment.Self) ? Refusal.InvalidField("fact")
                : Hear(state, hear, moment);
        }

        if (command is not ClaimCall)
        {
            return Refusal.UnknownCommand;
        }

        if (!moment.Caller.ActsFor(moment.Self.Hub))
        {
            return Refusal.NotAllowed;
        }

        return state is null ? Refusal.UnknownGrain : state.Status switch
        {
            CallStatus.Open => Decision.Tell(new CallClaimAsked(state.Letter.Id), Audience.To(state.Letter.Origin)),
            CallStatus.Claiming or CallStatus.Granted => Decision.Nothing,
            _ => new Refusal("call-taken", RefusalKind.Conflict),
        };
    }

    public static CallState Apply(CallState? state, Fact fact, DateTimeOffset at) => (state, fact) switch
    {
        (null, CallHeard heard) => new CallState(heard.Letter, CallStatus.Open, null, at),
        ({ } known, CallClaimAsked) => known with { Status = CallStatus.Claiming, Since = at },
        ({ } known, CallChanged changed) => known with { Status = changed.Status, By = changed.By, Since = at },
        _ => throw new InvalidOperationException($"a call has no entry {fact.GetType().Name} here"),
    };

    private static Decision Hear(CallState? state, Hear hear, Moment moment) => (state, hear.Fact) switch
    {
        (null, CallOpened opened) when opened.Letter.Origin == hear.From => Decision.Tell(new CallHeard(opened.Letter), Audience.Local),
        (null, _) => Decision.Nothing,
        ({ } known, _) when known.Letter.Origin != hear.From => Decision.Nothing,
        ({ Status: CallStatus.Open or CallStatus.Claiming }, CallClaimed claimed) =>
            Decision.Tell(new CallChanged(claimed.By == moment.Self.Hub ? CallStatus.Granted : CallStatus.Taken, claimed.By), Audience.Local),
        ({ Status: CallStatus.Open or CallStatus.Claiming }, CallClosed) => Decision.Tell(new CallChanged(CallStatus.Closed, null), Audience.Local),
        _ => Decision.Nothing,
    };
}
