using Federation.Domain.Grains;

namespace Federation.Domain.Referrals;

/// <summary>What time does to a referral. A bell that no longer fits the state writes nothing.</summary>
public static class ReferralRinging
{
    public static Decision Ring(ReferralState state, Ring ring, Moment moment)
    {
        if (moment.Caller.Role != Role.Clock)
        {
            return Refusal.NotAllowed;
        }

        // The state says which bells are set and for when; one that was moved or answered meanwhile is not ours any more.
        if (!state.Deadlines().Any(deadline => deadline.Name == ring.Name && deadline.Due <= moment.Now))
        {
            return Decision.Nothing;
        }

        return ring.Name switch
        {
            ReferralClock.Confirm or ReferralClock.Read => Decision.Tell(new ReferralReminded(ring.Name), Audience.Local),
            ReferralClock.SendAnyway => SendAnyway(state, moment),
            ReferralClock.Answer => Decision.Tell(new ReferralEscalated(), state.ToTheOther),
            ReferralClock.Expire => Expire(state, moment),
            ReferralClock.Lease => EndOfLease(state, moment),
            ReferralClock.Forget => ReferralPrivacy.Forget(state, false),
            _ => Decision.Nothing,
        };
    }

    private static Decision SendAnyway(ReferralState state, Moment moment)
    {
        var best = state.Proposal.FirstOrDefault() ?? new RouteOption(null, RouteReason.OpenCall);
        return ReferralFiling.Leave(Decision.Nothing, state.Dossier, state.Clocks, best.Hub, best.Reason, moment);
    }

    private static Decision Expire(ReferralState state, Moment moment)
    {
        var expired = Decision.Tell(
            new ReferralMoved(Status.Expired, state.Recipient is null ? Reason.NobodyClaimed : Reason.NobodyRead), state.ToTheOther);
        return state.Recipient is null ? expired.And(new CallClosed(ReferralId.Parse(moment.Self.Key)), Audience.Hubs) : expired;
    }

    /// <summary>The hub that claimed did not answer: the call goes out again at once, without waiting for anybody.</summary>
    private static Decision EndOfLease(ReferralState state, Moment moment)
    {
        var expired = Decision.Tell(new ReferralMoved(Status.Expired, Reason.LeaseEnded), state.ToTheOther);
        var child = ChildOf(ReferralId.Parse(moment.Self.Key), state.LeaseUntil!.Value);
        return ReferralFiling.Continue(expired, state, moment, child.Id, child.Code, null, RouteReason.OpenCall, [new RouteOption(null, RouteReason.OpenCall)]);
    }

    /// <summary>No randomness is given to a bell: the next id and code follow from this one, so that ringing twice names the same child.</summary>
    private static (ReferralId Id, ShortCode Code) ChildOf(ReferralId parent, DateTimeOffset lease)
    {
        var hash = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.ASCII.GetBytes($"{parent}|{lease.ToUnixTimeMilliseconds()}"));
        Span<byte> bytes = stackalloc byte[16];
        hash.AsSpan(0, 16).CopyTo(bytes);
        var milliseconds = lease.ToUnixTimeMilliseconds();
        for (var i = 5; i >= 0; i--)
        {
            bytes[i] = (byte)milliseconds;
            milliseconds >>= 8;
        }

        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x70);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        var next = 16;
        return (ReferralId.Of(new Guid(bytes, bigEndian: true)), ShortCode.Draw(below => hash[next++] % below));
    }
}
