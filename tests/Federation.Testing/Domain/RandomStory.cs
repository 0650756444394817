using Federation.Domain.Alerts;
using Federation.Domain.Calls;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Jobs;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;
using Federation.Domain.Training;

namespace Federation.Testing.Domain;

/// <summary>A seeded sequence of commands to two hubs, refusals and repeats included, with the news carried from one to the other.</summary>
/// <param name="trainings">Courses, sessions, collectives, trainers, pairs and bookings too.</param>
public sealed class RandomStory(int seed, bool trainings = false)
{
    /// <summary>Answers whatever is asked, so that every open call is heard.</summary>
    private static readonly PlatformState Own = new(
        Samples.Platform().Profile with { Services = [.. Enum.GetValues<ServiceCode>().Select(code => new Service(code, true, true, Capacity.Open))] }, HubSettings.Default, Samples.Monday);

    private readonly Random _random = Seeds.Of(seed);
    private readonly List<GrainId> _referrals = [];
    private readonly Dictionary<GrainId, OfferState> _offers = [];
    private readonly List<GrainId> _alerts = [];
    private readonly List<(GrainId Session, Guid Id)> _places = [];
    private readonly Queue<Reaction> _news = new();
    private readonly TrainerStory _trainers = new(Seeds.Of(seed + 1_000_000));
    private int _count;

    public DateTimeOffset Now { get; private set; } = Samples.Monday;

    public static IReadOnlyList<HubId> Hubs { get; } = [Samples.Aura, Samples.Bretagne];

    public (GrainId Grain, Command Command, Caller Caller, IdempotencyKey Key) Next()
    {
        Now += TimeSpan.FromMinutes(_random.Next(1, 600));
        if (_news.Count > 0 && _random.Chance(0.6))
        {
            var reaction = _news.Dequeue();
            return (reaction.Target, reaction.Command, reaction.Caller, reaction.Key);
        }

        var (grain, command, caller) = Choose();
        return (grain, command, caller, IdempotencyKey.Parse($"story-{++_count}"));
    }

    /// <summary>What was written, for the other hub to hear.</summary>
    public void Tell(IEnumerable<Entry> entries)
    {
        foreach (var entry in entries)
        {
            foreach (var hub in Hubs)
            {
                if (Reactions.To(entry, hub, Own) is { } reaction)
                {
                    _news.Enqueue(reaction);
                }
            }

            _trainers.Tell(entry);
            if (entry.Fact is ReferralFiled or ReferralMirrored or CallHeard)
            {
                _referrals.Add(entry.Subject);
            }

            if (entry.Fact is SubscriptionAsked)
            {
                _alerts.Add(entry.Subject);
            }

            if (entry.Fact is SessionRegistered registered)
            {
                _places.Add((entry.Subject, registered.Registration.Id));
            }

            if (entry.Subject.Kind == GrainKind.Offer)
            {
                _offers[entry.Subject] = (OfferState)Grain.Apply(entry.Subject, _offers.GetValueOrDefault(entry.Subject), entry.Fact, entry.At);
            }
        }
    }

    private (GrainId Grain, Command Command, Caller Caller) Choose()
    {
        var hub = _random.Pick(Hubs);
        var coordinator = Caller.Coordinator(hub, "account-1");
        switch (_random.Next(trainings ? 27 : 16))
        {
            case 0:
                return (GrainId.Platform(hub), Samples.Platform($"P{_random.Next(5)}"), Caller.Operator);
            case 1 or 2:
                return (Samples.StructureAt(hub, $"s-{_random.Next(20)}"), Samples.Structure($"Structure « {_random.Next(1000)} » é\0\ud83d\ude00"), coordinator);
            case 3 or 4:
                var send = _random.Chance(0.5);
                HubId? to = _random.Chance(0.8) ? _random.Pick(Hubs) : null;
                SealedEnvelope[] envelopes = _random.Chance(0.5) ? [Samples.Envelope(_random, Now, SealKind.Contact), Samples.Envelope(_random, Now, SealKind.Story)] : [];
                return (_random.NextReferralId(Now).At(hub), Samples.Referral(_random, Now, send, to, envelopes), Caller.Visitor);
            case 10 or 11 or 12 or 13:
                return Offer(hub);
            case 14 or 15:
                return Alert(hub);
            case 16 or 17 or 18 or 19:
                return TrainingStory.Any(_random, Now, hub, _places);
            case >= 20:
                return _trainers.Next(hub, Now);
        }

        if (_referrals.Count == 0)
        {
            return (GrainId.Platform(hub), Samples.Platform(), Caller.Operator);
        }

        var referral = _random.Pick(_referrals);
        coordinator = Caller.Coordinator(referral.Hub, "account-1");
        return _random.Next(10) switch
        {
            0 => (referral, new SendReferral(_random.Pick(Hubs)), coordinator),
            1 => (referral, new OpenSealed(SealKind.Contact, _random.Chance(0.5) ? DangerReason.DangerForThePerson : null), coordinator),
            2 => (referral, new GiveOutcome(Helped.Yes), Caller.Person),
            3 => (referral, new ChangeConsent(Consent.Nobody), Caller.Person),
            4 when _random.Chance(0.3) => (referral, new EraseReferral(), Caller.Person),
            5 => (referral, new RerouteReferral(_random.NextReferralId(Now), _random.NextShortCode(), null, [new RouteOption(null, RouteReason.OpenCall)]), coordinator),
            6 => (referral, new Ring(_random.Pick([ReferralClock.Confirm, ReferralClock.Read, ReferralClock.Answer, ReferralClock.Expire]), Now), Caller.Clock),
            8 => (referral with { Kind = GrainKind.Call }, new ClaimCall(), coordinator),
            _ => (referral, Move(), _random.Chance(0.9) ? coordinator : Caller.Person),
        };
    }

    private (GrainId Grain, Command Command, Caller Caller) Offer(HubId hub)
    {
        if (_offers.Count == 0 || _random.Chance(0.25))
        {
            return (_random.NextOfferId(Now).At(hub), OfferSamples.Propose(_random, Now), Caller.Visitor);
        }

        var (offer, state) = _random.Pick(_offers.OrderBy(pair => pair.Key.ToString(), StringComparer.Ordinal).ToList());
        var (command, caller) = OfferSamples.Any(_random, Now, offer, state, [.. _offers.Where(pair => pair.Key.Hub != offer.Hub && pair.Value.IsPublished).Select(pair => pair.Key).Order(Comparer<GrainId>.Create((a, b) => string.CompareOrdinal(a.Key, b.Key)))]);
        return (offer, command, caller);
    }

    private (GrainId Grain, Command Command, Caller Caller) Alert(HubId hub)
    {
        if (_alerts.Count == 0 || _random.Chance(0.4))
        {
            return (_random.NextSubscriptionId(Now).At(hub), SubscriptionSamples.Ask(_random, Now), Caller.Visitor);
        }

        var (command, caller) = SubscriptionSamples.Any(_random, Now);
        return (_random.Pick(_alerts), command, caller);
    }

    private MoveReferral Move()
    {
        var to = _random.Pick(Enum.GetValues<Status>());
        return new MoveReferral(
            to,
            Reasons.IsAsked(to) ? _random.Pick(Reasons.For(to)) : null,
            to == Status.InfoRequested ? _random.Pick(Enum.GetValues<Question>()) : null,
            to == Status.InfoRequested && _random.Chance(0.5) ? Samples.Envelope(_random, Now, SealKind.Question) : null,
            to == Status.Scheduled ? DateOnly.FromDateTime(Now.UtcDateTime).AddDays(10) : null);
    }
}
