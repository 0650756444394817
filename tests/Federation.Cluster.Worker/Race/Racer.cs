using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Time;
using Federation.Domain.Training;
using Federation.Node.Desk;
using Federation.Node.Engine;
using Federation.Storage.Feeds;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Cluster.Worker.Race;

/// <summary>One who books pairs that many others want, and answers for the trainers: some say no, some say nothing, some come back on their word.</summary>
public sealed class Racer
{
    private const int Patience = 60;
    private const int MostRemembered = 40;

    private readonly string _name;
    private readonly Random _random;
    private readonly Roster _roster;
    private readonly Asker _asker;
    private readonly IGrains _grains;
    private readonly IHubStore _store;
    private readonly IIdentifiers _identifiers;
    private readonly TimeProvider _clock;
    private readonly Queue<GrainId> _mine = new();
    private int _rank;

    public Racer(IServiceProvider services, Roster roster, string name, int seed, TextWriter output)
    {
        (_name, _random, _roster) = (name, new Random(seed), roster);
        _grains = services.GetRequiredService<IGrains>();
        _store = services.GetRequiredService<IHubStore>();
        _identifiers = services.GetRequiredService<IIdentifiers>();
        _clock = services.GetRequiredService<TimeProvider>();
        _asker = new Asker(name, _random, _clock, output);
    }

    /// <summary>Until the process is killed.</summary>
    public async Task Run()
    {
        while (true)
        {
            try
            {
                await (_random.Next(100) switch
                {
                    < 86 => Book(),
                    < 92 => Withdraw(),
                    _ => Break(),
                });
                await _asker.Pause();
            }
            catch (Exception away) when (Asker.IsAway(away))
            {
                await _asker.Pause();
            }
        }
    }

    private async Task Book()
    {
        var (peer, professional) = _roster.Couples[_random.Next(_roster.Couples.Length)];
        var hub = Roster.Hubs[_random.Next(Roster.Hubs.Length)];
        var booking = BookingId.Of(_identifiers.Next()).At(hub);
        var day = ParisTime.DateOf(_clock.GetUtcNow()).AddDays(_random.Next(1, 240));
        ImmutableArray<DayPart> parts = _random.Next(3) == 0 ? [DayPart.Morning] : [DayPart.Morning, DayPart.Afternoon];
        ImmutableArray<Slot> slots = [.. Enumerable.Range(0, _random.Next(1, 3)).SelectMany(week => parts.Select(part => new Slot(day.AddDays(7 * week), part)))];
        var ask = new AskBooking(slots, [new AskedTrainer(peer.Trainer, peer.Role), new AskedTrainer(professional.Trainer, professional.Role)], _random.Next(1, 3));
        if (await Ask(booking, ask, Coordinator(hub)) is null)
        {
            return;
        }

        _mine.Enqueue(booking);
        if (_mine.Count > MostRemembered)
        {
            _mine.Dequeue();
        }

        await Follow(booking);
    }

    private async Task Withdraw()
    {
        if (Mine() is { } booking)
        {
            await Ask(booking, new WithdrawBooking(), Coordinator(booking.Hub));
        }
    }

    /// <summary>A trainer takes a yes back; the hub looks for somebody else.</summary>
    private async Task Break()
    {
        if (Mine() is not { } booking || await Load(booking) is not { Status: BookingStatus.Confirmed } confirmed)
        {
            return;
        }

        var gone = confirmed.Members[_random.Next(confirmed.Members.Length)];
        if (await Ask(gone.Trainer, new CancelHold(new HoldRef(booking, gone.Ask)), Coordinator(gone.Trainer.Hub)) is null)
        {
            return;
        }

        for (var look = 0; look < Patience; look++)
        {
            if (await Load(booking) is { Status: BookingStatus.AtRisk })
            {
                var others = _roster.All.Where(one => one.Role == gone.Role && one.Trainer != gone.Trainer).ToList();
                if (await Ask(booking, new ReplaceTrainer(gone.Ask, others[_random.Next(others.Count)].Trainer), Coordinator(booking.Hub)) is not null)
                {
                    await Follow(booking);
                }

                return;
            }

            await _asker.Pause();
        }
    }

    /// <summary>Answers for whoever is asked, until it is settled one way or the other. One who says nothing is left to the lease.</summary>
    private async Task Follow(GrainId booking)
    {
        var asked = new HashSet<int>();
        for (var look = 0; look < Patience; look++)
        {
            if (await Load(booking) is not { } state || state.IsOver || state.Status == BookingStatus.Confirmed)
            {
                return;
            }

            foreach (var member in state.Members.Where(member => member.Status == MemberStatus.Held && asked.Add(member.Ask)))
            {
                if (_random.Next(20) == 0)
                {
                    return;
                }

                var trainer = _roster.All.First(one => one.Trainer == member.Trainer);
                await Ask(trainer.Trainer, new AnswerHold(new HoldRef(booking, member.Ask), _random.Next(12) != 0), trainer.Person);
            }

            await _asker.Pause();
        }
    }

    private GrainId? Mine() => _mine.Count == 0 ? null : _mine.ElementAt(_random.Next(_mine.Count));

    private async Task<BookingState?> Load(GrainId booking) => (await _store.Load(booking, CancellationToken.None)).State as BookingState;

    private Caller Coordinator(HubId hub) => Caller.Coordinator(hub, _name);

    private Task<Reply?> Ask(GrainId grain, Command command, Caller caller)
    {
        var key = IdempotencyKey.Parse($"{DomainJson.Commands.NameOf(command)}:{_name}-{++_rank}");
        return _asker.Until(key, async () => (grain, await _grains.Ask(grain, command, caller, key, CancellationToken.None)));
    }
}
