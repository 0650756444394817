using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Territories;
using Federation.Domain.Training;
using Xunit;

namespace Federation.Testing.Training;

/// <summary>
/// Four hubs, forty trainers in 120 overlapping pairs, and more bookings than the calendars hold, over lines that break and processes that die and read
/// again. All of it follows from one number.
/// </summary>
public sealed class TrainingWorld
{
    private const int Trainers = 40;
    private const int Pairs = 120;

    /// <summary>Entries behind the last reader that are kept: some forty deaths in a row, without a word read in between, do not reach beyond them.</summary>
    private const int Remembered = 2400;
    private static readonly string[] Names = ["aura", "bretagne", "idf", "occitanie"];

    private readonly Random _random;
    private readonly TrainingHub[] _hubs;
    private readonly List<(GrainId Trainer, TrainerRole Role)> _trainers = [];
    private readonly Dictionary<GrainId, int> _ranks = [];
    private readonly List<(int Peer, int Professional)> _pairs = [];
    private readonly List<GrainId> _bookings = [];
    private readonly SimulatedSessions _sessions;
    private readonly Queue<(GrainId Trainer, HoldRef Hold)> _toAnswer = new();
    private readonly bool[,] _cut = new bool[4, 4];
    private readonly bool _wholeFeeds;
    private int _keys;

    /// <param name="wholeFeeds">Keeps every entry, for whoever wants to read them afterwards.</param>
    public TrainingWorld(int seed, Func<GrainState?, Command, GrainState?>? doctor = null, bool wholeFeeds = false)
    {
        _wholeFeeds = wholeFeeds;
        _random = new Random(seed);
        _sessions = new SimulatedSessions(_random);
        _hubs = [.. Names.Select(name => new TrainingHub(HubId.Parse(name), doctor))];
        Now = new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero).AddDays(_random.Next(300));
        Open();
    }

    public DateTimeOffset Now { get; private set; }

    public Bystander Bystander { get; } = new();

    public IReadOnlyList<GrainId> Bookings => _bookings;

    public IReadOnlyDictionary<HubId, IReadOnlyList<Entry>> Feeds => _hubs.ToDictionary(hub => hub.Id, hub => hub.Feed.Kept);

    public long Entries => _hubs.Sum(hub => (long)hub.Feed.Head);

    public BookingState State(GrainId booking) => (BookingState)Hub(booking.Hub).State(booking);

    public IEnumerable<(GrainId Trainer, TrainerState State)> States() => _trainers.Select(one => (one.Trainer, (TrainerState)Hub(one.Trainer.Hub).State(one.Trainer)));

    public void Run(int bookings)
    {
        while (_bookings.Count < bookings)
        {
            switch (_random.Next(100))
            {
                case < 30:
                    Ask();
                    break;
                case < 59:
                    Answer();
                    Answer();
                    Answer();
                    break;
                case < 86:
                    Read(_random.Next(4), _random.Next(4));
                    break;
                case < 89:
                    _hubs[_random.Next(4)].Ring(Now, Told);
                    break;
                case < 91:
                    Now = Now.AddMinutes(_random.Next(1, 6 * 60));
                    break;
                case < 93:
                    _cut[_random.Next(4), _random.Next(4)] = _random.Next(4) == 0;
                    break;
                case < 94:
                    Crash();
                    break;
                case < 96:
                    Regret();
                    break;
                case < 98:
                    MoveSession();
                    break;
                default:
                    Repair();
                    break;
            }
        }
    }

    /// <summary>Lines hold again and everything that was said is heard, in no time: no hub is left in the dark about what another decided.</summary>
    public void Hear()
    {
        Array.Clear(_cut);
        Drain();
        Assert.True(!Bystander.KeptForNothing.Any(), "kept for a session that does not run");
        Assert.True(!Bystander.WithoutTheirPair.Any(), "a session runs without its pair");
    }

    /// <summary>Nobody asks or dies any more, and time passes until nothing more can happen.</summary>
    public void Settle()
    {
        Hear();
        for (var day = 0; day < 800; day += day < 40 ? 1 : 20)
        {
            Drain();
            foreach (var hub in _hubs)
            {
                hub.Ring(Now, Told);
            }

            Drain();
            Now = Now.AddDays(day < 40 ? 1 : 20);
        }
    }

    private void Drain()
    {
        while (Enumerable.Range(0, 16).Any(line => Read(line / 4, line % 4)))
        {
        }
    }

    private void Open()
    {
        for (var i = 0; i < Trainers; i++)
        {
            var hub = _hubs[i % 4];
            var trainer = TrainerId.Of(Key()).At(hub.Id);
            var role = i % 8 < 4 ? TrainerRole.Peer : TrainerRole.Professional;
            _trainers.Add((trainer, role));
            _ranks[trainer] = i;
            var profile = new TrainerProfile(role, [TrainingTheme.PeerWorkBasics], [TrainingWay.InPerson], DepartmentCode.Parse("69"), [], true, []);
            var from = DateOnly.FromDateTime(Now.UtcDateTime);
            var window = new OpenWindow(from, from.AddDays(700), [.. Enumerable.Range(1, 6).Where(_ => _random.Next(6) > 0).Select(day => (DayOfWeek)day)], [DayPart.Morning, DayPart.Afternoon], _random.Next(8) == 0 ? 2 : 1);
            Do(trainer, new DescribeTrainer(profile, null, Owner(i)), Coordinator(hub));
            Do(trainer, new OpenCalendarTo(new OpenCalendar([window], [new Closing(from.AddDays(30), from.AddDays(44), [])])), Coordinator(hub));
        }

        var peers = Enumerable.Range(0, Trainers).Where(i => _trainers[i].Role == TrainerRole.Peer).ToList();
        var professionals = Enumerable.Range(0, Trainers).Except(peers).ToList();
        for (var i = 0; i < Pairs; i++)
        {
            _pairs.Add((peers[_random.Next(peers.Count)], professionals[_random.Next(professionals.Count)]));
        }
    }

    private void Ask()
    {
        var hub = _hubs[_random.Next(4)];
        var (peer, professional) = _pairs[_random.Next(Pairs)];
        var booking = BookingId.Of(Key()).At(hub.Id);
        var session = _random.Next(4) == 0 ? _sessions.Any(hub.Id, Now) : null;
        ImmutableArray<AskedTrainer> both = [new AskedTrainer(_trainers[peer].Trainer, TrainerRole.Peer), new AskedTrainer(_trainers[professional].Trainer, TrainerRole.Professional)];
        var ask = new AskBooking(session?.Slots ?? Slots(), both, _random.Next(1, 8), session?.Session);
        _bookings.Add(booking);
        Assert.Null(Do(booking, ask, Coordinator(hub), repeat: true));
    }

    private ImmutableArray<Slot> Slots()
    {
        var day = DateOnly.FromDateTime(Now.UtcDateTime).AddDays(_random.Next(1, 120));
        var part = _random.Next(3) == 0 ? ImmutableArray.Create(DayPart.Morning) : [DayPart.Morning, DayPart.Afternoon];
        return [.. Enumerable.Range(0, _random.Next(1, 3)).SelectMany(i => part.Select(one => new Slot(day.AddDays(7 * i), one)))];
    }

    private void MoveSession()
    {
        var hub = _hubs[_random.Next(4)];
        var (session, command) = _sessions.Move(hub.Id, Now);
        Do(session, command, Coordinator(hub));
    }

    private void Answer()
    {
        if (!_toAnswer.TryDequeue(out var waiting))
        {
            return;
        }

        // One in twenty never answers; one in twelve says no.
        if (_random.Next(20) != 0)
        {
            var owner = Owner(_ranks[waiting.Trainer]);
            Do(waiting.Trainer, new AnswerHold(waiting.Hold, _random.Next(12) != 0), new Caller(Role.Person, default, owner), repeat: true);
        }
    }

    /// <summary>Somebody takes a word back: a hub its booking, a trainer a yes.</summary>
    private void Regret()
    {
        if (_bookings.Count > 0 && _random.Next(2) == 0)
        {
            var booking = _bookings[_random.Next(_bookings.Count)];
            Do(booking, new WithdrawBooking(), Coordinator(Hub(booking.Hub)));
        }
        else if (Bystander.Booked.Skip(_random.Next(20)).FirstOrDefault() is { Key: { } hold, Value: var trainer })
        {
            Do(trainer, new CancelHold(hold), Coordinator(Hub(trainer.Hub)));
        }
    }

    private void Repair()
    {
        foreach (var booking in Bystander.AtRisk.Take(3).ToList())
        {
            var state = State(booking);
            if (state.Members.FirstOrDefault(member => member.Status == MemberStatus.Gone) is { } gone)
            {
                var other = _trainers.Where(one => one.Role == gone.Role).Skip(_random.Next(20)).First();
                Do(booking, new ReplaceTrainer(gone.Ask, other.Trainer), Coordinator(Hub(booking.Hub)));
            }
        }
    }

    /// <summary>The reader of one hub dies before its cursors are written: it reads again what it had done.</summary>
    private void Crash()
    {
        var hub = _hubs[_random.Next(4)];
        foreach (var source in hub.Cursors.Keys.ToList())
        {
            hub.Cursors[source] = Math.Max(Hub(source).Feed.Forgotten, hub.Cursors[source] - _random.Next(60));
        }
    }

    private bool Read(int reader, int source)
    {
        var (hub, feed) = (_hubs[reader], _hubs[source].Feed);
        var from = hub.Cursors.GetValueOrDefault(_hubs[source].Id);
        if (_cut[reader, source] || from >= feed.Head)
        {
            return false;
        }

        var upTo = Math.Min(feed.Head, from + _random.Next(1, 200));
        for (var position = from + 1; position <= upTo; position++)
        {
            hub.Hear(feed.At(position), Now, Told);
        }

        hub.Cursors[_hubs[source].Id] = upTo;
        if (!_wholeFeeds)
        {
            feed.Forget(_hubs.Min(one => one.Cursors.GetValueOrDefault(_hubs[source].Id)) - Remembered);
        }

        return true;
    }

    private void Told(Entry entry)
    {
        Bystander.Hear(entry);
        if (entry.Fact is HoldGranted granted)
        {
            _toAnswer.Enqueue((entry.Subject, granted.Ref));
        }
    }

    private Refusal? Do(GrainId grain, Command command, Caller caller, bool repeat = false)
    {
        var key = IdempotencyKey.Parse($"key-{_keys++}");
        var hub = Hub(grain.Hub);
        var decision = hub.Ask(grain, command, caller, key, Now, Told);
        if (repeat && decision?.Refusal is null)
        {
            Assert.Null(hub.Ask(grain, command, caller, key, Now, Told));
        }

        return decision?.Refusal;
    }

    private static string Owner(int trainer) => $"link-{trainer}";

    private TrainingHub Hub(HubId id) => _hubs.First(hub => hub.Id == id);

    private static Caller Coordinator(TrainingHub hub) => Caller.Coordinator(hub.Id, "account");

    private Guid Key()
    {
        Span<byte> bytes = stackalloc byte[16];
        _random.NextBytes(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x70);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
