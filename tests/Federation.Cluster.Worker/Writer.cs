using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;
using Federation.Domain.Territories;
using Federation.Node.Desk;
using Federation.Node.Engine;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Cluster.Worker;

/// <summary>Everybody at once: who asks, who answers, who changes their mind. A refusal is part of it; a lost answer is asked again with its key.</summary>
public sealed class Writer
{
    private readonly string _name;
    private readonly Random _random;
    private readonly Asker _asker;
    private readonly ReferralDesk _desk;
    private readonly ReferralLists _lists;
    private readonly HubDirectory _directory;
    private readonly IIdentifiers _identifiers;
    private readonly IGrains _grains;
    private readonly TimeProvider _clock;
    private int _rank;

    public Writer(IServiceProvider services, string name, int seed, TextWriter output)
    {
        _name = name;
        _random = new Random(seed);
        _desk = services.GetRequiredService<ReferralDesk>();
        _lists = services.GetRequiredService<ReferralLists>();
        _directory = services.GetRequiredService<HubDirectory>();
        _identifiers = services.GetRequiredService<IIdentifiers>();
        _grains = services.GetRequiredService<IGrains>();
        _clock = services.GetRequiredService<TimeProvider>();
        _asker = new Asker(name, _random, _clock, output);
    }

    public async Task Run(int most)
    {
        while (most == 0 || _rank < most)
        {
            _rank++;
            try
            {
                await (_random.Next(100) switch
                {
                    _ when most > 0 => File(),
                    < 25 => File(),
                    < 45 => Route(),
                    < 78 => Answer(),
                    < 84 => Claim(),
                    < 90 => Reroute(),
                    _ => Person(),
                });
            }
            catch (Exception away) when (Asker.IsAway(away))
            {
                await _asker.Pause();
            }
        }
    }

    private async Task File()
    {
        var ticket = Ticket.Draw(_identifiers);
        var need = new Need(Pick(Enum.GetValues<ReferralKind>()), Pick(Departments.All).Code, Pick(Enum.GetValues<Way>()), null, "fr", Pick(Departments.All).Code);
        var contact = _random.Next(2) == 0 ? new Contact($"Personne {_name} {_rank}", $"{_name}-{_rank}@example.invalid", null, null) : null;
        var consent = contact is null ? ConsentScope.Nobody : ConsentScope.AnyAcceptingHub;
        var filing = new Filing(ticket, null, need, contact, _random.Next(2) == 0 ? $"Récit {_name} {_rank}" : null, consent, null);
        GrainId? filed = null;
        await _asker.Until(ticket.Key, async () =>
        {
            var (reply, proposal) = await _desk.File(filing, Caller.Visitor, CancellationToken.None);
            filed ??= proposal is { } known ? ticket.Id.At(known.Origin) : null;
            return (filed ?? default, reply);
        });
    }

    private async Task Answer()
    {
        var hub = await Hub();
        if (Any(await _lists.Received(hub, ListFilter.Active, null, 40, CancellationToken.None)) is { } line)
        {
            var to = Pick(Enum.GetValues<Status>().Where(status => status is not (Status.Draft or Status.EnteredInError) || _random.Next(10) == 0).ToList());
            var note = to == Status.InfoRequested ? _desk.Seal(hub, SealKind.Question, $"Question {_name} {_rank}") : null;
            var on = to == Status.Scheduled ? DateOnly.FromDateTime(_clock.GetUtcNow().UtcDateTime).AddDays(9) : (DateOnly?)null;
            var command = new MoveReferral(to, Reasons.IsAsked(to) ? Pick(Reasons.For(to)) : null, to == Status.InfoRequested ? Question.Other : null, note, on);
            await Ask(line.Grain, command, Caller.Coordinator(hub, _name));
            if (_random.Next(4) == 0)
            {
                await Ask(line.Grain with { Hub = line.Origin }, new OpenSealed(Pick(new[] { SealKind.Contact, SealKind.Story })), Caller.Coordinator(hub, _name));
            }
        }
    }

    private async Task Route()
    {
        var hub = await Hub();
        if (Any(await _lists.Sent(hub, ListFilter.ToRoute, null, 40, CancellationToken.None)) is { Status: Status.Draft } draft)
        {
            await Ask(draft.Grain, new SendReferral(_random.Next(4) == 0 ? null : await Hub()), Caller.Coordinator(hub, _name));
        }
    }

    private async Task Claim()
    {
        var hub = await Hub();
        if (await _lists.Calls(hub, CancellationToken.None) is { Count: > 0 } calls)
        {
            await Ask(Pick(calls).Grain, new ClaimCall(), Caller.Coordinator(hub, _name));
        }
    }

    private async Task Reroute()
    {
        var hub = await Hub();
        if (Any(await _lists.Sent(hub, ListFilter.Ended, null, 40, CancellationToken.None)) is { } line)
        {
            var child = Ticket.Draw(_identifiers);
            var to = _random.Next(2) == 0 ? await Hub() : (HubId?)null;
            await _asker.Until(child.Key, async () => (line.Grain, (await _desk.Reroute(line.Grain, to, Caller.Coordinator(hub, _name), child, CancellationToken.None)).Reply));
        }
    }

    private async Task Person()
    {
        if (Any(await _lists.Sent(await Hub(), ListFilter.Active, null, 40, CancellationToken.None)) is { } line)
        {
            await Ask(line.Grain, _random.Next(4) switch
            {
                0 => new EraseReferral(),
                1 => new MoveReferral(Status.Withdrawn, Reason.ChangedMind),
                2 => new ChangeConsent(Consent.Nobody),
                _ => new AnswerReferral(_desk.Seal(line.Grain.Hub, SealKind.Answer, $"Réponse {_name} {_rank}")),
            }, Caller.Person);
        }
    }

    private Task Ask(GrainId grain, Command command, Caller caller)
    {
        var key = IdempotencyKey.Parse($"{_name}-{_rank}-{DomainJson.Commands.NameOf(command)}");
        return _asker.Until(key, async () => (grain, await _grains.Ask(grain, command, caller, key, CancellationToken.None)));
    }

    private async Task<HubId> Hub() => Pick(await _directory.All(CancellationToken.None)).Id;

    private ReferralLine? Any(Page<ReferralLine> page) => page.Lines.Count == 0 ? null : Pick(page.Lines);

    private T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];
}
