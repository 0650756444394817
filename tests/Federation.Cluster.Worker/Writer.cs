using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;
using Federation.Domain.Territories;
using Federation.Node.Desk;
using Federation.Node.Engine;
using Federation.Storage.Feeds;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Cluster.Worker;

/// <summary>Everybody at once: who asks, who answers, who changes their mind. A refusal is part of it; a lost answer is asked again with its key.</summary>
public sealed class Writer(IServiceProvider services, string name, int seed, TextWriter output)
{
    private const int MostTries = 2000;

    private readonly Random _random = new(seed);
    private readonly ReferralDesk _desk = services.GetRequiredService<ReferralDesk>();
    private readonly ReferralLists _lists = services.GetRequiredService<ReferralLists>();
    private readonly HubDirectory _directory = services.GetRequiredService<HubDirectory>();
    private readonly IIdentifiers _identifiers = services.GetRequiredService<IIdentifiers>();
    private readonly IGrains _grains = services.GetRequiredService<IGrains>();
    private readonly TimeProvider _clock = services.GetRequiredService<TimeProvider>();
    private int _rank;

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
            catch (Exception away) when (away is StorageException or System.Data.Common.DbException or TimeoutException or IOException)
            {
                // A list could not be read: the database is being killed. Look again, without hurry.
                await Pause();
            }
        }
    }

    private async Task File()
    {
        var ticket = Ticket.Draw(_identifiers);
        var need = new Need(Pick(Enum.GetValues<ReferralKind>()), Pick(Departments.All).Code, Pick(Enum.GetValues<Way>()), null, "fr", Pick(Departments.All).Code);
        var contact = _random.Next(2) == 0 ? new Contact($"Personne {name} {_rank}", $"{name}-{_rank}@example.invalid", null, null) : null;
        var consent = contact is null ? ConsentScope.Nobody : ConsentScope.AnyAcceptingHub;
        var filing = new Filing(ticket, null, need, contact, _random.Next(2) == 0 ? $"Récit {name} {_rank}" : null, consent, null);
        GrainId? filed = null;
        await Until(ticket.Key, async () =>
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
            var note = to == Status.InfoRequested ? _desk.Seal(hub, SealKind.Question, $"Question {name} {_rank}") : null;
            var on = to == Status.Scheduled ? DateOnly.FromDateTime(_clock.GetUtcNow().UtcDateTime).AddDays(9) : (DateOnly?)null;
            var command = new MoveReferral(to, Reasons.IsAsked(to) ? Pick(Reasons.For(to)) : null, to == Status.InfoRequested ? Question.Other : null, note, on);
            await Ask(line.Grain, command, Caller.Coordinator(hub, name));
            if (_random.Next(4) == 0)
            {
                await Ask(line.Grain with { Hub = line.Origin }, new OpenSealed(Pick(new[] { SealKind.Contact, SealKind.Story })), Caller.Coordinator(hub, name));
            }
        }
    }

    private async Task Route()
    {
        var hub = await Hub();
        if (Any(await _lists.Sent(hub, ListFilter.ToRoute, null, 40, CancellationToken.None)) is { Status: Status.Draft } draft)
        {
            await Ask(draft.Grain, new SendReferral(_random.Next(4) == 0 ? null : await Hub()), Caller.Coordinator(hub, name));
        }
    }

    private async Task Claim()
    {
        var hub = await Hub();
        if (await _lists.Calls(hub, CancellationToken.None) is { Count: > 0 } calls)
        {
            await Ask(Pick(calls).Grain, new ClaimCall(), Caller.Coordinator(hub, name));
        }
    }

    private async Task Reroute()
    {
        var hub = await Hub();
        if (Any(await _lists.Sent(hub, ListFilter.Ended, null, 40, CancellationToken.None)) is { } line)
        {
            var child = Ticket.Draw(_identifiers);
            var to = _random.Next(2) == 0 ? await Hub() : (HubId?)null;
            await Until(child.Key, async () => (line.Grain, (await _desk.Reroute(line.Grain, to, Caller.Coordinator(hub, name), child, CancellationToken.None)).Reply));
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
                _ => new AnswerReferral(_desk.Seal(line.Grain.Hub, SealKind.Answer, $"Réponse {name} {_rank}")),
            }, Caller.Person);
        }
    }

    private Task Ask(GrainId grain, Command command, Caller caller)
    {
        var key = IdempotencyKey.Parse($"{name}-{_rank}-{DomainJson.Commands.NameOf(command)}");
        return Until(key, async () => (grain, await _grains.Ask(grain, command, caller, key, CancellationToken.None)));
    }

    /// <summary>Until a definite answer; one in ten is asked once more, and must be told the same.</summary>
    private async Task Until(IdempotencyKey key, Func<Task<(GrainId Grain, Reply Reply)>> ask)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            Reply reply;
            GrainId grain;
            try
            {
                (grain, reply) = await ask();
            }
            catch (Exception away) when (away is StorageException or System.Data.Common.DbException or TimeoutException or IOException)
            {
                await Pause();
                continue;
            }

            switch (reply.Refusal)
            {
                case null when reply.Position > 0:
                    output.WriteLine($"ack {grain} {key} {reply.Version} {reply.Position}");
                    if (_random.Next(10) == 0 && (await ask()).Reply is { Refusal: null } again && again != reply)
                    {
                        output.WriteLine($"fault {grain} {key}: told {reply}, then {again}");
                    }

                    return;
                case { Kind: RefusalKind.Busy or RefusalKind.Unavailable }:
                    await Pause();
                    break;
                default:
                    return;
            }
        }

        output.WriteLine($"fault {key}: no answer after {MostTries} tries");
    }

    private Task Pause() => Task.Delay(TimeSpan.FromMilliseconds(10 + _random.Next(40)), _clock);

    private async Task<HubId> Hub() => Pick(await _directory.All(CancellationToken.None)).Id;

    private ReferralLine? Any(Page<ReferralLine> page) => page.Lines.Count == 0 ? null : Pick(page.Lines);

    private T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];
}
