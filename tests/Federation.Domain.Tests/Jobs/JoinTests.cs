using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Tests.Examples;

namespace Federation.Domain.Tests.Jobs;

/// <summary>The same post through several hubs: whatever crosses, nothing is hidden twice and an offer that is filled is filled where it was joined.</summary>
public sealed class JoinTests
{
    private static readonly GrainId[] Grains = [Offers.IdOf(1).At(Some.Aura), Offers.IdOf(2).At(Some.Bretagne), Offers.IdOf(3).At(Some.Occitanie)];

    [Fact]
    public void The_joiner_follows_its_lead_when_that_one_is_filled()
    {
        var town = new Town();
        town.Ask(1, new JoinOffer(Grains[0]));
        town.HearAll();
        Assert.Equal([Grains[1]], town.States[0].Sources);
        Assert.Equal([(0, 1), (2, 0)], town.Shown());

        town.Ask(0, new FillOffer(FilledHow.ThroughTheFederation));
        town.HearAll();
        Assert.Equal((OfferStatus.Filled, FilledHow.ThroughTheFederation), (town.States[1].Status, town.States[1].How));
    }

    [Fact]
    public void A_lead_is_told_that_the_post_is_filled_and_decides_itself()
    {
        var town = new Town();
        town.Ask(1, new JoinOffer(Grains[0]));
        town.HearAll();
        town.Ask(1, new FillOffer(FilledHow.Otherwise));
        town.HearAll();
        Assert.Equal((OfferStatus.Published, Grains[1]), (town.States[0].Status, town.States[0].SaidFilledBy));
        Assert.Empty(town.States[0].Sources);
    }

    [Theory]
    [InlineData(OfferStatus.Withdrawn)]
    [InlineData(OfferStatus.Expired)]
    public void When_the_lead_ends_otherwise_the_joiner_stands_alone(OfferStatus end)
    {
        var town = new Town();
        town.Ask(1, new JoinOffer(Grains[0]));
        town.HearAll();
        town.End(0, end);

        // At once in the lists, before anything is heard.
        Assert.Contains(town.Shown(), shown => shown.Offer == 1);
        town.HearAll();
        Assert.True(town.States[1] is { IsPublished: true, Lead: null });
    }

    [Fact]
    public void Two_that_join_each_other_at_once_agree_on_who_leads()
    {
        var town = new Town();
        town.Ask(0, new JoinOffer(Grains[1]));
        town.Ask(1, new JoinOffer(Grains[0]));
        town.HearAll();
        Assert.Equal((null, Grains[0]), (town.States[0].Lead, town.States[1].Lead));
        Assert.Equal([Grains[1]], town.States[0].Sources);
        Assert.Empty(town.States[1].Sources);
    }

    [Fact]
    public void Who_joins_an_offer_while_it_is_filled_hears_it()
    {
        var town = new Town();
        town.Ask(1, new JoinOffer(Grains[0]));
        town.Ask(0, new FillOffer(FilledHow.ThroughTheFederation));
        town.HearAll();
        Assert.Equal((OfferStatus.Filled, FilledHow.ThroughTheFederation), (town.States[1].Status, town.States[1].How));
    }

    [Fact]
    public void Only_an_offer_of_another_hub_is_joined()
    {
        var state = Offers.At(OfferStatus.Published);
        foreach (var to in (GrainId[])[Offers.IdOf(9).At(Some.Aura), Some.Id.At(Some.Occitanie), new GrainId(Some.Occitanie, GrainKind.Offer, "x"), default])
        {
            Offers.Refuses(state, new JoinOffer(to), Some.Grenoble, "invalid-field");
        }

        Offers.Refuses(Offers.At(OfferStatus.Proposed), new JoinOffer(Offers.Elsewhere), Some.Grenoble, "no-such-transition");
        Offers.Refuses(state with { Sources = [Offers.Elsewhere] }, new JoinOffer(Offers.Elsewhere), Some.Grenoble, "already-joined");
        Offers.Refuses(state, new Hear(Some.Occitanie, 1, new OfferJoined(default, Offers.Self)), Caller.OtherHub(Some.Occitanie), "invalid-field");
        Offers.Refuses(null, new Hear(Some.Occitanie, 1, new OfferJoined(Offers.IdOf(2), Offers.Self)), Caller.OtherHub(Some.Occitanie), "unknown-grain");
    }

    /// <summary>
    /// Three hubs join, leave and end at random while entries arrive in each feed's order but at any time, some twice. Always: every published offer is in the
    /// lists, itself or under a lead that is there. At rest: leads and sources agree.
    /// </summary>
    [Fact]
    public void However_the_news_cross_no_published_offer_disappears_from_the_lists()
    {
        for (var seed = 0; seed < 3000; seed++)
        {
            var random = new Random(seed);
            var town = new Town();
            for (var step = 0; step < 30; step++)
            {
                var who = random.Next(3);
                switch (random.Next(10))
                {
                    case < 4:
                        town.Try(who, new JoinOffer(random.Next(4) == 0 ? null : Grains[random.Next(3)]));
                        break;
                    case 4 when random.Next(4) == 0:
                        town.Try(who, random.Next(2) == 0 ? new FillOffer(FilledHow.Otherwise) : new WithdrawOffer(WithdrawnWhy.Mistake));
                        break;
                    default:
                        town.HearSome(random);
                        break;
                }

                town.NothingIsLost($"{seed}/{step}");
            }

            town.HearAll();
            town.NothingIsLost($"{seed}");
            town.Agrees($"{seed}");
        }
    }

    private sealed class Town
    {
        private readonly List<Entry>[] _feeds = [[], [], []];
        private readonly int[,] _cursors = new int[3, 3];

        public OfferState[] States { get; } = [.. Grains.Select(_ => Offers.At(OfferStatus.Published))];

        public void Ask(int who, Command command) => Assert.Null(Try(who, command));

        public void End(int who, OfferStatus end)
        {
            var until = States[who].Until!.Value;
            Give(who, end == OfferStatus.Expired ? new Ring(OfferClock.Expire, until) : new WithdrawOffer(WithdrawnWhy.Mistake), end == OfferStatus.Expired ? Caller.Clock : Of(who), until);
        }

        public Refusal? Try(int who, Command command) => Give(who, command, Of(who), Some.Now);

        public void HearSome(Random random)
        {
            var (reader, source) = (random.Next(3), random.Next(3));
            if (_cursors[reader, source] < _feeds[source].Count)
            {
                Hear(reader, source, _cursors[reader, source]);

                // At least once: now and then again.
                _cursors[reader, source] += random.Next(5) == 0 ? 0 : 1;
            }
        }

        public void HearAll()
        {
            for (var moved = true; moved;)
            {
                moved = false;
                for (var reader = 0; reader < 3; reader++)
                {
                    for (var source = 0; source < 3; source++)
                    {
                        for (; _cursors[reader, source] < _feeds[source].Count; _cursors[reader, source]++)
                        {
                            moved = true;
                            Hear(reader, source, _cursors[reader, source]);
                        }
                    }
                }
            }
        }

        /// <summary>As the lists do: a joiner is shown under its lead while that one is published and leads itself. With the number of other sources.</summary>
        public List<(int Offer, int Sources)> Shown()
        {
            var all = Enumerable.Range(0, 3).ToList();
            return [.. all.Where(i => States[i].IsPublished && !IsHidden(i)).Select(i => (i, all.Count(j => States[j].IsPublished && IsHidden(j) && LeadOf(j) == i)))];
        }

        public void NothingIsLost(string where)
        {
            for (var i = 0; i < 3; i++)
            {
                if (States[i].IsPublished && IsHidden(i))
                {
                    Assert.True(Shown().Any(shown => shown.Offer == LeadOf(i)), $"{where}: {i} is hidden behind {LeadOf(i)}, which is not shown");
                }
            }
        }

        public void Agrees(string where)
        {
            for (var i = 0; i < 3; i++)
            {
                if (States[i].IsPublished && LeadOf(i) is { } lead)
                {
                    Assert.True(States[lead].IsPublished, $"{where}: {i} follows {lead}, which ended");
                    Assert.True(States[lead].Sources.Contains(Grains[i]), $"{where}: {i} joined {lead}, which does not know");
                }

                foreach (var source in States[i].IsPublished ? States[i].Sources : [])
                {
                    var joiner = States[Array.IndexOf(Grains, source)];
                    Assert.True(!joiner.IsPublished || joiner.Lead == Grains[i], $"{where}: {i} believes that {source} joined it");
                    Assert.True(joiner.IsPublished, $"{where}: {i} keeps {source}, which ended");
                }
            }
        }

        private bool IsHidden(int i) => LeadOf(i) is { } lead && States[lead] is { IsPublished: true, Lead: null };

        private int? LeadOf(int i) => States[i].Lead is { } lead ? Array.IndexOf(Grains, lead) : null;

        private static Caller Of(int who) => Caller.Coordinator(Grains[who].Hub, "x");

        private void Hear(int reader, int source, int rank)
        {
            if (Reactions.To(_feeds[source][rank], Grains[reader].Hub, null) is { } reaction)
            {
                var refusal = Give(Array.IndexOf(Grains, reaction.Target), reaction.Command, reaction.Caller, Some.Now);
                Assert.Null(refusal);
            }
        }

        private Refusal? Give(int who, Command command, Caller caller, DateTimeOffset now)
        {
            var decision = Offers.Decide(States[who], command, caller, now, Grains[who]);
            foreach (var told in decision.Facts)
            {
                _feeds[who].Add(new Entry(Grains[who].Hub, _feeds[who].Count + 1, now, Grains[who], _feeds[who].Count + 1, told.Audience, told.Fact));
            }

            States[who] = (OfferState)Grain.Fold(Grains[who], States[who], decision.Facts, now)!;
            return decision.Refusal;
        }
    }
}
