using System.Collections.Immutable;
using System.Text;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;
using Federation.Domain.Tests.Examples;
using Federation.Domain.Territories;

namespace Federation.Domain.Tests.Referrals.Mirrors;

/// <summary>
/// Two hubs, their two copies, and what each has said that the other has not heard yet. Instants are abstracted: everything is written at one,
/// and a bell rings at its own. Two worlds that only differ by instants, positions or counts are one.
/// </summary>
internal sealed record PairWorld
{
    private static readonly PlatformState Platform = new(new HubProfile("h", "h", "h", RegionCode.Parse("84"), [], [], []), HubSettings.Default, Some.Now);

    public ReferralState? Origin { get; init; }

    public ReferralState? Recipient { get; init; }

    public ImmutableList<Hear> ToRecipient { get; init; } = [];

    public ImmutableList<Hear> ToOrigin { get; init; } = [];

    public Hear? LastToRecipient { get; init; }

    public Hear? LastToOrigin { get; init; }

    public long Position { get; init; }

    /// <summary>The recipient has once said yes.</summary>
    public bool Accepted { get; init; }

    /// <summary>The person stopped these looks, and agreed to nothing since.</summary>
    public ImmutableHashSet<SealKind> Stopped { get; init; } = [];

    public bool Erased { get; init; }

    public bool IsQuiet => ToRecipient.IsEmpty && ToOrigin.IsEmpty;

    public ReferralState? this[HubId hub] => hub == Some.Aura ? Origin : Recipient;

    public Decision Decide(HubId hub, Command command, Caller caller, DateTimeOffset? now = null) =>
        Grain.Decide(Some.Id.At(hub), this[hub], command, caller, now ?? Some.Now);

    /// <summary>Folds the decision into its copy and puts what it says to the other hub at the end of the queue.</summary>
    public PairWorld Write(HubId hub, Decision decision)
    {
        var state = (ReferralState?)Grain.Fold(Some.Id.At(hub), this[hub], decision.Facts, Some.Now);
        var world = hub == Some.Aura ? this with { Origin = state } : this with { Recipient = state, Accepted = Accepted || state?.Status == Status.Accepted };
        foreach (var told in decision.Facts)
        {
            world = world.Say(hub, told);
        }

        return world;
    }

    public PairWorld Deliver(bool toRecipient, out Decision decision)
    {
        var heard = toRecipient ? ToRecipient[0] : ToOrigin[0];
        var reader = toRecipient ? Some.Occitanie : Some.Aura;
        decision = Decide(reader, heard, Caller.OtherHub(heard.From));
        return (toRecipient
            ? this with { ToRecipient = ToRecipient.RemoveAt(0), LastToRecipient = heard }
            : this with { ToOrigin = ToOrigin.RemoveAt(0), LastToOrigin = heard }).Write(reader, decision);
    }

    public PairWorld Drained()
    {
        var world = this;
        for (var left = 200; !world.IsQuiet; left--)
        {
            Assert.True(left > 0, "the two hubs answer each other without end");
            world = world.Deliver(!world.ToRecipient.IsEmpty, out _);
        }

        return world;
    }

    /// <summary>What makes two worlds the same.</summary>
    public string Key()
    {
        var text = new StringBuilder(160);
        Write(text, Origin);
        text.Append('|');
        Write(text, Recipient);
        foreach (var queue in (ImmutableList<Hear>[])[ToRecipient, ToOrigin])
        {
            text.Append('|');
            foreach (var hear in queue)
            {
                text.Append(Short(hear.Fact)).Append(' ');
            }
        }

        text.Append('|').Append(Short(LastToRecipient?.Fact)).Append('|').Append(Short(LastToOrigin?.Fact));
        return text.Append(Accepted ? 'A' : '-').Append(Erased ? 'E' : '-').AppendJoin(',', Stopped.Order()).ToString();
    }

    private PairWorld Say(HubId hub, Told told)
    {
        var position = Position + 1;
        var reader = hub == Some.Aura ? Some.Occitanie : Some.Aura;
        var entry = new Entry(hub, position, Some.Now, Some.Id.At(hub), position, told.Audience, told.Fact);
        var world = this with { Position = position };
        return Reactions.To(entry, reader, Platform) is { Target.Kind: GrainKind.Referral, Command: Hear hear }
            ? hub == Some.Aura ? world with { ToRecipient = ToRecipient.Add(hear) } : world with { ToOrigin = ToOrigin.Add(hear) }
            : world;
    }

    private static void Write(StringBuilder text, ReferralState? state)
    {
        if (state is null)
        {
            return;
        }

        text.Append((int)state.Status).Append('/').Append(state.OtherHolds is { } other ? (int)other : -1)
            .Append(state.Forgotten ? 'f' : '-').Append(state.Escalated ? 'e' : '-').Append(state.LeaseUntil is null ? '-' : 'l').Append(state.Recipient is null ? 'c' : '-')
            .Append(state.Asked is { } asked ? asked.Answered ? 'a' : 'q' : '-').Append(state.Asked?.Note is null ? '-' : 'n').Append(state.Helped is { } helped ? (int)helped : -1)
            .Append(state.Child is null ? '-' : 'k').Append((int)state.Dossier.Consent.Scope).AppendJoin(',', state.Reminded.Order())
            .Append(state.LastAnswer?.Id.ToString()[^1..]).AppendJoin(',', state.Dossier.Seals.Select(seal => (int)seal.Kind).Distinct().Order())
            .AppendJoin(',', state.Disclosures.Select(one => $"{one.To}{(int)one.What}{(int)one.Purpose}{(one.StoppedAt is null ? 'o' : 'x')}").Distinct().Order());
    }

    public static string Short(Fact? fact) => fact switch
    {
        null => "",
        ReferralMoved moved => $"{moved.To}",
        ReferralHeard heard => $"holds {heard.Told}{(heard.Adopted ? '+' : '-')}",
        ReferralDisclosed told => $"d{(int)told.What}{(int)told.Purpose}",
        ReferralDisclosureStopped stopped => $"s{(int)stopped.What}",
        ReferralAligned aligned => $"aligned {aligned.Status}",
        ReferralAnswered answered => $"r{answered.Answer.Id.ToString()[^1]}",
        ReferralOutcomeGiven outcome => $"o{(int)outcome.Helped}",
        _ => fact.GetType().Name,
    };
}
