using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Territories;
using Federation.Domain.Time;
using Federation.Domain.Training;
using Federation.Node.Desk;
using Federation.Node.Following;
using Federation.Node.Tests.Engine;
using Federation.Node.Tests.Following;
using Federation.Storage.Privacy;
using Federation.Storage.Training;
using Federation.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Federation.Node.Tests.Desk;

/// <summary>Two hubs with trainers, desks with real seals, and what carries the words between them, a page at a time.</summary>
public abstract class TrainerSuite(On on) : FollowingSuite(on)
{
    protected static readonly Caller Coordinator = Caller.Coordinator(Aura, "account-1");
    protected static readonly Caller Neighbour = Caller.Coordinator(Bretagne, "account-2");
    protected static readonly CancellationToken None = CancellationToken.None;

    protected static readonly ImmutableArray<DayPart> WholeDays = [DayPart.Morning, DayPart.Afternoon];

    private readonly TempFolder _keys = new();
    private DataProtectionSealer? _sealer;
    private List<Inbox>? _inboxes;
    private int _count;

    protected static TrainerContact Contact { get; } = new("Canari-nom", "canari-adresse@exemple.fr", "04 76 11 22 33");

    protected static string[] Canaries { get; } = ["Canari-nom", "canari-adresse", "76 11 22 33"];

    private SystemIdentifiers Identifiers => new(Home.Clock);

    private DataProtectionSealer Sealer => _sealer ??= new DataProtectionSealer(_keys.Path);

    protected Trainers Trainers => new(Home.Store);

    protected Pairs Pairs => new(Home.Store);

    protected Bookings Bookings => new(Home.Store);

    protected TrainerDesk Desk => new(Node.Grains, Home.Store, Trainers, Sealer, Identifiers);

    protected PairDesk PairDesk => new(Node.Grains, Pairs, Trainers);

    protected BookingDesk BookingDesk => new(Node.Grains, Home.Store, Bookings, Pairs, Trainers);

    protected DateOnly Today => ParisTime.DateOf(Home.Now);

    protected IdempotencyKey Next() => IdempotencyKey.Parse($"desk-{++_count}");

    protected TrainerTicket Draw() => TrainerTicket.Draw(Identifiers);

    protected static TrainerProfile Profile(TrainerRole role, string department = "38", params TrainingTheme[] themes) => new(
        role, themes.Length == 0 ? [TrainingTheme.Recovery] : [.. themes], [TrainingWay.InPerson, TrainingWay.Remote], DepartmentCode.Parse(department), [], true, ["fr"]);

    /// <summary>A trainer with a link, open on every day for a year.</summary>
    protected async Task<(GrainId Grain, string Secret)> Trainer(TrainerRole role, HubId? hub = null, string department = "38", params TrainingTheme[] themes)
    {
        var (home, ticket) = (hub ?? Aura, Draw());
        Accepted(await Desk.Add(ticket, home, Profile(role, department, themes), Contact, home == Aura ? Coordinator : Neighbour, None));
        Accepted(await Desk.Act(ticket.Secret, new OpenCalendarTo(Open()), Next(), None));
        return (ticket.Id.At(home), ticket.Secret);
    }

    protected OpenCalendar Open() => new([new OpenWindow(Today, Today.AddDays(365), [.. Enum.GetValues<DayOfWeek>()], WholeDays)], []);

    protected ImmutableArray<Slot> Days(int first, int count = 1) =>
        [.. Enumerable.Range(first, count).SelectMany(day => WholeDays.Select(part => new Slot(Today.AddDays(day), part)))];

    protected async Task<GrainId> Formed(params (GrainId Grain, string Secret)[] members)
    {
        var pair = PairId.Of(Identifiers.Next());
        Accepted(await PairDesk.Propose(pair, Aura, [.. members.Select(member => member.Grain)], [TrainingTheme.Recovery], Coordinator, Next(), None));
        await Carry();
        foreach (var (_, secret) in members)
        {
            Accepted(await Desk.Act(secret, new AnswerPair(pair.At(Aura), true), Next(), None));
        }

        await Carry();
        return pair.At(Aura);
    }

    protected async Task<GrainId> Asked(ImmutableArray<Slot> slots, params (GrainId Grain, string Secret)[] members)
    {
        var booking = BookingId.Of(Identifiers.Next());
        Accepted(await BookingDesk.Ask(booking, Aura, slots, [.. members.Select(member => member.Grain)], null, Coordinator, Next(), None));
        await Carry();
        return booking.At(Aura);
    }

    protected async Task<GrainId> Confirmed(ImmutableArray<Slot> slots, params (GrainId Grain, string Secret)[] members)
    {
        var booking = await Asked(slots, members);
        for (var i = 0; i < members.Length; i++)
        {
            Accepted(await Desk.Act(members[i].Secret, new AnswerHold(new HoldRef(booking, i + 1), true), Next(), None));
        }

        await Carry();
        Assert.Equal(BookingStatus.Confirmed, (await BookingDesk.Find(booking, Coordinator, None))!.Status);
        return booking;
    }

    /// <summary>Until nobody has anything to say any more.</summary>
    protected async Task Carry()
    {
        _inboxes ??= [.. Both.Select(source => new Inbox(new StoreFeeds(Node.Store, Node.Tails, Home.Clock), Node.Grains, new Cursors(Home), source, Both, 50))];
        for (var spoken = true; spoken;)
        {
            spoken = false;
            foreach (var inbox in _inboxes)
            {
                spoken |= (await inbox.Step(None)).Read > 0;
            }
        }
    }

    protected Task<int> Ring() => new DeadlineRunner(Node.Store, Node.Grains, Node.Metrics, Home.Clock, NullLogger<DeadlineRunner>.Instance).RunDue(Both, None);

    protected static void Accepted(Reply reply) => Assert.True(reply.Accepted, $"{reply.Refusal}");

    protected async Task<long> Sealed()
    {
        await using var connection = await Home.Store.OpenRead(None);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sealed";
        return (long)(await command.ExecuteScalarAsync(None))!;
    }

    private sealed class Cursors(SmallHome home) : ICursors
    {
        public Task<long> Load(string follower, HubId source, CancellationToken cancel) => home.Store.LoadCursor(follower, source, cancel);

        public Task Save(string follower, HubId source, long position, CancellationToken cancel) => home.Store.SaveCursor(follower, source, position, cancel);
    }
}
