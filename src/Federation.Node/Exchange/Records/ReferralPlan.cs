using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;
using Federation.Domain.Time;

namespace Federation.Node.Exchange.Records;

/// <summary>From one example to the commands that make it: filed by the operator, then moved by coordinators as it would be by hand.</summary>
internal sealed class ReferralPlan(Rehearsal rehearsal, ReferralRecord record, DateTimeOffset now)
{
    // An opaque account that no person holds: the history shows that the import did it.
    public const string Account = "import";

    private ReferralId _current = Derived.Referral(record.Origin, record.Id);

    public (GrainId Grain, Command Command, Caller Caller) File()
    {
        var proposal = Propose([]);
        var dossier = new Dossier(record.Need, Derived.Code(_current), Derived.ClosedLink, record.FirstRequestedAt, Consent.Nobody, [], [], null, record.Source);
        var route = proposal.FirstOrDefault(option => option.Hub == record.SendTo)?.Reason ?? RouteReason.Chosen;
        var clocks = rehearsal.Platform(record.Origin)!.Settings.Clocks;
        return (_current.At(record.Origin), new FileReferral(dossier, proposal, clocks, record.Sent, record.SendTo, route, []), Caller.Operator);
    }

    public (GrainId Grain, Command Command, Caller Caller) Next(StepRecord step, int rank)
    {
        var grain = _current.At(step.Hub);
        var coordinator = Caller.Coordinator(step.Hub, Account);
        switch (step.Move)
        {
            case ReferralRecords.Claimed:
                return (_current.CallAt(step.Hub), new ClaimCall(), coordinator);
            case "sent":
                return (grain, new SendReferral(step.To), coordinator);
            case "rerouted":
                _current = Derived.Referral(record.Origin, record.Id, $"{rank}");
                return (grain, new RerouteReferral(_current, Derived.Code(_current), step.To, Propose(Tried(grain))), coordinator);
            default:
                var to = Codes<Status>.Parse(step.Move);
                var on = step.OnInDays is { } days ? ParisTime.DateOf(now).AddDays(days) : (DateOnly?)null;
                return (grain, new MoveReferral(to, step.Reason, step.Question, null, on), to == Status.Withdrawn ? Caller.Person : coordinator);
        }
    }

    private ImmutableArray<HubId> Tried(GrainId grain) =>
        rehearsal.Referral(grain) is { Recipient: { } last } state ? state.Dossier.Tried.Add(last) : [];

    private ImmutableArray<RouteOption> Propose(ImmutableArray<HubId> tried) => Routing.Propose(record.Need, rehearsal.Hubs, ParisTime.DateOf(now), tried);
}
