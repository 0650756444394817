using Federation.Domain.Grains;
using Federation.Domain.Training;
using Xunit;

namespace Federation.Testing.Training;

/// <summary>
/// Reads every entry as it is told and knows the rules in its own words: it shares no code with the grains. It is told the entries of all hubs in an order in which
/// nobody hears a word before it was said; within one hub, in the order of its feed.
/// </summary>
public sealed class Bystander
{
    private readonly Dictionary<GrainId, Dictionary<int, HoldRef>> _taken = [];
    private readonly Dictionary<HoldRef, HoldGranted> _held = [];
    private readonly Dictionary<HoldRef, GrainId> _booked = [];

    private readonly HashSet<HoldRef> _agreed = [];
    private readonly HashSet<HoldRef> _over = [];
    private readonly HashSet<HoldRef> _replaced = [];

    /// <summary>Who was ever settled for a booking; one may have cancelled since.</summary>
    private readonly Dictionary<GrainId, HashSet<GrainId>> _settled = [];

    private readonly Dictionary<GrainId, GrainId> _for = [];

    public Dictionary<GrainId, BookingStatus> Bookings { get; } = [];

    public Dictionary<GrainId, SessionStatus> Sessions { get; } = [];

    /// <summary>Bookings that stand for a session that does not run, or that nobody planned. None, once every word is heard.</summary>
    public IEnumerable<GrainId> KeptForNothing => _for
        .Where(one => !BookingTransitions.IsTerminal(Bookings[one.Key]) && (!Sessions.TryGetValue(one.Value, out var session) || session is SessionStatus.Cancelled or SessionStatus.Postponed))
        .Select(one => one.Key);

    /// <summary>Sessions to come of which everybody reads that they take place, and whose pair is not booked. None, once every word is heard.</summary>
    public IEnumerable<GrainId> WithoutTheirPair => Sessions
        .Where(one => one.Value == SessionStatus.Confirmed)
        .Select(one => one.Key)
        .Except(_for.Where(one => Bookings[one.Key] is BookingStatus.Confirmed or BookingStatus.Done).Select(one => one.Value));

    public HashSet<GrainId> Granted { get; } = [];

    public int Releases { get; private set; }

    /// <summary>Holds that their own clock ended, nobody having settled them in time.</summary>
    public int Lapsed { get; private set; }

    /// <summary>From the end of a lease to the entry that frees the trainer, the longest of all.</summary>
    public TimeSpan LatestLapse { get; private set; }

    public int Broken { get; private set; }

    public int Repaired { get; private set; }

    public IReadOnlyDictionary<HoldRef, GrainId> Booked => _booked;

    public HashSet<GrainId> AtRisk { get; } = [];

    public IEnumerable<HoldRef> Held => _held.Keys.Where(hold => !_booked.ContainsKey(hold));

    public void Hear(Entry entry)
    {
        switch (entry.Fact)
        {
            case HoldGranted granted:
                Grant(entry, granted);
                break;
            case HoldAgreed agreed:
                Assert.True(_held.TryGetValue(agreed.Ref, out var waiting), "agreed without a hold");
                Assert.True(entry.At < waiting.Until, "agreed after its lease");
                Assert.True(_agreed.Add(agreed.Ref), "agreed twice");
                break;
            case HoldBooked booked:
                Assert.True(_held.TryGetValue(booked.Ref, out var hold), "booked without a hold");
                Assert.True(entry.At < hold.Until, "booked after its lease");
                Assert.True(_booked.TryAdd(booked.Ref, entry.Subject), "booked twice");
                Assert.True(_agreed.Contains(booked.Ref), "booked without a yes");
                (_settled.TryGetValue(booked.Ref.Booking, out var settled) ? settled : _settled[booked.Ref.Booking] = []).Add(entry.Subject);
                break;
            case HoldRefused refused:
                Refuse(entry, refused);
                break;
            case HoldDropped dropped:
                End(entry.Subject, dropped.Ref);
                break;
            case HoldCancelled cancelled:
                Assert.True(_booked.ContainsKey(cancelled.Ref), "cancelled what was not booked");
                End(entry.Subject, cancelled.Ref);
                break;
            case BookingAsked request:
                Assert.True(Bookings.TryAdd(entry.Subject, BookingStatus.Asked), "asked twice");
                if (request.For is { } session)
                {
                    _for[entry.Subject] = session;
                }

                break;
            case SessionPlanned:
                Sessions.TryAdd(entry.Subject, SessionStatus.Planned);
                break;
            case SessionMoved went:
                Assert.True(SessionTransitions.Allows(Sessions[entry.Subject], went.Status), "a session that goes where none can go");
                Sessions[entry.Subject] = went.Status;
                break;
            case BookingMemberReplaced replaced:
                Assert.True(_replaced.Add(new HoldRef(entry.Subject, replaced.Instead)), "replaced twice");
                break;
            case BookingMoved moved:
                Move(entry.Subject, moved);
                break;
        }
    }

    private void Grant(Entry entry, HoldGranted granted)
    {
        Assert.True(_held.TryAdd(granted.Ref, granted), "granted twice");
        Assert.False(_over.Contains(granted.Ref), "granted after its end");
        var taken = _taken.TryGetValue(entry.Subject, out var known) ? known : _taken[entry.Subject] = [];
        foreach (var slot in granted.Slots)
        {
            if (!taken.TryAdd(slot.Rank, granted.Ref))
            {
                Assert.Fail($"somebody is held twice: {entry.Subject} {slot}");
            }
        }

        Assert.True(entry.At < granted.Until, "held after its lease");
    }

    private void Refuse(Entry entry, HoldRefused refused)
    {
        Assert.False(refused.Why == HoldRefusedWhy.NotFree && _held.ContainsKey(refused.Ref), "not free for what it holds");
        if (refused.Why == HoldRefusedWhy.TooLate && _held.TryGetValue(refused.Ref, out var hold))
        {
            Assert.True(entry.At >= hold.Until, "too late before its lease was over");
            Lapsed++;
            LatestLapse = entry.At - hold.Until > LatestLapse ? entry.At - hold.Until : LatestLapse;
        }

        End(entry.Subject, refused.Ref);
    }

    private void Move(GrainId booking, BookingMoved moved)
    {
        Assert.True(Bookings.TryGetValue(booking, out var before), "moved without having been asked");
        if (!BookingTransitions.Allows(before, moved.Status))
        {
            Assert.Fail($"{before} to {moved.Status}");
        }

        Bookings[booking] = moved.Status;
        _ = moved.Status == BookingStatus.AtRisk ? AtRisk.Add(booking) : AtRisk.Remove(booking);
        Broken += moved.Status == BookingStatus.AtRisk ? 1 : 0;
        Repaired += before == BookingStatus.AtRisk && moved.Status == BookingStatus.Confirmed ? 1 : 0;
        if (moved.Status == BookingStatus.Confirmed)
        {
            Assert.True(_settled.TryGetValue(booking, out var settled) && settled.Count >= 2, "confirmed without everybody");
            Granted.Add(booking);
        }
    }

    private void End(GrainId trainer, HoldRef hold)
    {
        Assert.True(_over.Add(hold), "ended twice");
        if (_held.Remove(hold, out var granted))
        {
            Releases++;
            _booked.Remove(hold);
            foreach (var slot in granted.Slots)
            {
                Assert.True(_taken[trainer].Remove(slot.Rank));
            }
        }
    }
}
