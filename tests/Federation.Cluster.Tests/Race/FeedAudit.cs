using Federation.Domain.Grains;
using Federation.Domain.Training;
using Federation.Running;
using Federation.Storage;
using Federation.Testing.Domain;
using Federation.Testing.Training;

namespace Federation.Cluster.Tests.Race;

/// <summary>Reads the feeds of all hubs, once all has settled, and nothing else: no state, no read table, no reply.</summary>
public sealed class FeedAudit(IReadOnlyDictionary<HubId, IReadOnlyList<Entry>> feeds)
{
    // What each command ends its decision with; the calendar that changes with it is told last.
    private static readonly Dictionary<string, Type[]> Ends = new(StringComparer.Ordinal)
    {
        [Name(typeof(AskBooking))] = [typeof(HoldAsked)],
        [Name(typeof(AnswerHold))] = [typeof(HoldAgreed), typeof(HoldRefused), typeof(TrainerFree)],
        [Name(typeof(CancelHold))] = [typeof(HoldCancelled), typeof(TrainerFree)],
        [Name(typeof(WithdrawBooking))] = [typeof(BookingMoved)],
        [Name(typeof(ReplaceTrainer))] = [typeof(HoldAsked)],
    };

    public Bystander Bystander { get; } = new();

    public long Entries => feeds.Values.Sum(feed => (long)feed.Count);

    public static async Task<FeedAudit> Of(Place place)
    {
        await using var database = Database.Open(place.Database!);
        var feeds = new Dictionary<HubId, IReadOnlyList<Entry>>();
        foreach (var hub in (await database.Hubs.Heads(CancellationToken.None)).Keys)
        {
            feeds[hub] = await database.Hubs.ReadAll(hub);
        }

        return new FeedAudit(feeds);
    }

    /// <summary>Every feed and every grain in it is told without a gap, and nobody was held or booked twice, late, or without a yes.</summary>
    public void NobodyIsBookedTwice()
    {
        foreach (var feed in feeds.Values)
        {
            var versions = new Dictionary<GrainId, long>();
            for (var rank = 0; rank < feed.Count; rank++)
            {
                Assert.True(feed[rank].Position == rank + 1, $"a gap before {feed[rank].Hub} {feed[rank].Position}");
                Assert.True(feed[rank].Version == (versions[feed[rank].Subject] = versions.GetValueOrDefault(feed[rank].Subject) + 1), $"a gap in {feed[rank].Subject}");
            }
        }

        foreach (var entry in AsItWasSaid())
        {
            Bystander.Hear(entry);
        }
    }

    /// <param name="longest">From the end of a lease to the entry that frees the trainer.</param>
    public void EveryRequestEndedAndNoHoldIsLeft(TimeSpan longest)
    {
        foreach (var (booking, status) in Bystander.Bookings)
        {
            Assert.True(BookingTransitions.IsTerminal(status), $"{booking} is still {status}");
        }

        Assert.True(!Bystander.Held.Any(), $"{Bystander.Held.Count()} holds have no end");
        Assert.True(Bystander.Booked.Count == 0, $"{Bystander.Booked.Count} trainers are still booked for what is over");
        Assert.True(Bystander.LatestLapse <= longest, $"a hold outlived its lease by {Bystander.LatestLapse}");
    }

    /// <summary>Each at its place, under its own name; that it stands nowhere else is what <see cref="NobodyIsBookedTwice"/> knows: nothing is asked, agreed, ended or replaced twice.</summary>
    public void EveryAcknowledgedCommandIsThereOnce(IReadOnlyList<Ack> acks)
    {
        var places = new Dictionary<(HubId, long), Ack>();
        var keys = new Dictionary<(GrainId, string), Ack>();
        foreach (var ack in acks)
        {
            Assert.True(keys.TryAdd((ack.Grain, ack.Key), ack) || keys[(ack.Grain, ack.Key)] == ack, $"two answers to {ack}");
            Assert.True(places.TryAdd((ack.Grain.Hub, ack.Position), ack) || places[(ack.Grain.Hub, ack.Position)] == ack, $"one entry for {ack} and another command");
            var feed = feeds[ack.Grain.Hub];
            var entry = ack.Position <= feed.Count ? feed[(int)ack.Position - 1] : null;
            Assert.True(
                entry is not null && entry.Subject == ack.Grain && entry.Version == ack.Version && Ends[ack.Key[..ack.Key.IndexOf(':', StringComparison.Ordinal)]].Contains(entry.Fact.GetType()),
                $"acknowledged and not there: {ack}");
        }
    }

    /// <summary>All feeds as one story, by no clock: a hub that writes down what a calendar said comes after the calendar that said it.</summary>
    private IEnumerable<Entry> AsItWasSaid()
    {
        var said = new HashSet<HoldRef>();
        var ranks = feeds.Keys.ToDictionary(hub => hub, _ => 0);
        for (var moved = true; moved;)
        {
            moved = false;
            foreach (var (hub, feed) in feeds)
            {
                for (; ranks[hub] < feed.Count && !Waits(feed[ranks[hub]], said); ranks[hub]++)
                {
                    moved = true;
                    yield return feed[ranks[hub]];
                    if (feed[ranks[hub]].Fact is HoldBooked booked)
                    {
                        said.Add(booked.Ref);
                    }
                }
            }
        }

        foreach (var (hub, feed) in feeds)
        {
            Assert.True(ranks[hub] == feed.Count, $"heard at {hub} {ranks[hub] + 1} what nobody said");
        }
    }

    private static bool Waits(Entry entry, HashSet<HoldRef> said) =>
        entry.Fact is BookingMemberMoved { Status: MemberStatus.Booked } heard && !said.Contains(new HoldRef(entry.Subject, heard.Ask));

    private static string Name(Type command) => DomainJson.Commands.NameOf(command);
}
