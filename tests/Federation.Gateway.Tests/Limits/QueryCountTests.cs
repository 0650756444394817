using System.Buffers;
using System.Reflection;
using System.Security.Claims;
using System.Text;
using System.Text.Json;
using Federation.Domain.Grains;
using Federation.Gateway.GraphQL.Asking;
using Federation.Gateway.GraphQL.Ids;
using Federation.Gateway.Jobs.Following;
using Federation.Gateway.SignIn;
using Federation.Gateway.Tests.Asking;
using Federation.Gateway.Tests.Feeds;
using Federation.GraphQL.Execution;
using Federation.Search.Index;
using Federation.Storage.Feeds;
using Federation.Testing.Domain;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Tests.Limits;

/// <summary>A page of fifty costs the database as many questions as a page of five.</summary>
public sealed class QueryCountTests
{
    private const string Inbox =
        "query($hub: ID!, $first: Int) { sentReferrals(hub: $hub, first: $first) { nodes { id hub { shortName } origin { code } status need { kind } proposal { hub { code } because } parent { id } child { id } timeline { title } question { words } disclosures { what } } } }";

    private const string Feed = "query($hub: ID!, $first: Int) { feed(hubs: [$hub], first: $first, kinds: [REFERRAL_FILED, STRUCTURE_DESCRIBED]) { nodes { hub { code } subject { id ... on Structure { name hub { code } } ... on Referral { timeline { title } } } change { need { kind } } } } }";

    private const string Structures = "query($hub: ID!, $first: Int) { structures(hubs: [$hub], first: $first) { nodes { id name hub { shortName } publics } totalCount } }";

    private const string HubOffers =
        "query($hub: ID!, $first: Int) { hubOffers(hub: $hub, first: $first) { edges { cursor node { offerId hub { code } status text { posting { title employer { name } } contact { email } points { title } } remark offer { id } history { title } } } } }";

    private const string Sessions =
        "query($first: Int) { sessions(first: $first) { totalCount edges { cursor node { id hub { code } title course { profile { title } parent { id } variants { id } } registrations { nodes { placeId status } } bookings { status members { trainer { role } } } } } } }";

    private const string Courses = "query($first: Int) { courses(first: $first) { nodes { id hub { code } profile { title } parent { id } variants { key } } } }";

    private const string HubTrainers = "query($hub: ID!, $first: Int) { hubTrainers(hub: $hub, first: $first) { nodes { trainerId name contact { email } trainer { role freeDays { date } } holds { hub { code } } pairs { pairId } } } }";

    private const string HubBookings = "query($hub: ID!, $first: Int) { hubBookings(hub: $hub, first: $first) { nodes { id session { title } members { trainer { role hub { code } } status } } } }";

    [Theory]
    [InlineData(On.Sqlite, Sessions), InlineData(On.Sqlite, Courses), InlineData(On.Sqlite, HubTrainers), InlineData(On.Sqlite, HubBookings)]
    [InlineData(On.Postgres, Sessions), InlineData(On.Postgres, Courses), InlineData(On.Postgres, HubTrainers), InlineData(On.Postgres, HubBookings)]
    [InlineData(On.Sqlite, HubOffers), InlineData(On.Postgres, HubOffers)]
    [InlineData(On.Sqlite, Inbox), InlineData(On.Sqlite, Feed), InlineData(On.Sqlite, Structures)]
    [InlineData(On.Postgres, Inbox), InlineData(On.Postgres, Feed), InlineData(On.Postgres, Structures)]
    public async Task No_row_is_a_question_of_its_own(On on, string document)
    {
        var questions = new Counted();
        await using var home = await Home.Open(on, store => questions.Around(store));
        await home.Store.Ask(GrainId.Platform(Samples.Aura), Samples.Platform(), Caller.Operator, home.Clock.GetUtcNow(), IdempotencyKey.Parse("platform"));
        await home.Store.Ask(GrainId.Platform(Samples.Bretagne), Samples.Platform("Bretagne"), Caller.Operator, home.Clock.GetUtcNow(), IdempotencyKey.Parse("platform"));
        for (var i = 0; i < 60; i++)
        {
            await home.Local(Samples.Aura);
            await home.Public(Samples.Aura);
            await home.Proposed(Samples.Aura);
            await home.Training(Samples.Aura);
        }

        var (five, few) = await Ask(home, questions, document, 5);
        var (fifty, many) = await Ask(home, questions, document, 50);
        Assert.True(fifty.Length > 5 * five.Length, fifty);
        Assert.DoesNotContain("errors", fifty, StringComparison.Ordinal);
        Assert.InRange(few, 1, 12);
        Assert.InRange(many, 1, few);
    }

    /// <summary>Search is answered by this node's memory, whatever of it is asked.</summary>
    [Fact]
    public async Task A_search_of_offers_is_no_question_to_the_database()
    {
        const string Search =
            "query($first: Int) { offers(first: $first, filter: { words: \"pair\" }) { totalCount edges { cursor reasons { sentence } node { id status posting { title } points { title } filledHow } } facets(fields: [CONTRACT]) { counts { code } } relaxations { count } } offerSuggestions(typed: \"trav\") }";
        var questions = new Counted();
        await using var home = await Home.Open(On.Sqlite, store => questions.Around(store));
        await home.Get<OfferKeeper>().Build(CancellationToken.None);
        home.Get<OfferIndex>().Apply([.. Jobs.Offers.Of(Jobs.Offers.All).Select(offer => OfferChange.Upsert(offer with { Until = home.Clock.GetUtcNow().AddDays(30) }))]);
        var (response, asked) = await Ask(home, questions, Search, 50);
        Assert.Contains("trouvé par", response, StringComparison.Ordinal);
        Assert.DoesNotContain("errors", response, StringComparison.Ordinal);
        Assert.Equal(0, asked);
    }

    private static async Task<(string Response, int Questions)> Ask(Home home, Counted questions, string document, int first)
    {
        // Whatever is kept for a second is read anew, so that both pages pay the same.
        home.Clock.Advance(TimeSpan.FromMinutes(2));
        var engine = home.Get<GraphQLEngine>();
        var user = new ClaimsPrincipal(HubClaims.Identity("account-1", [new HubRight("account-1", Samples.Aura, Role.Coordinator)], SignInDesk.Scheme));
        var asker = new Asker(home.Services, user, false, "198.51.100.1");
        var variables = JsonSerializer.SerializeToElement(new { hub = GlobalId.Write(GrainId.Platform(Samples.Aura)), first });
        var prepared = engine.Prepare(new GraphQLRequest { Query = Encoding.UTF8.GetBytes(document), Variables = variables }, asker);
        Assert.Empty(prepared.Errors);
        questions.Count = 0;
        var to = new ArrayBufferWriter<byte>();
        await engine.Execute(prepared, asker, to, CancellationToken.None);
        return (Encoding.UTF8.GetString(to.WrittenSpan), questions.Count);
    }

    private sealed class Counted
    {
        public int Count { get; set; }

        public IHubStore Around(IHubStore store)
        {
            var proxy = DispatchProxy.Create<IHubStore, Counting>();
            ((Counting)(object)proxy).Behind = (store, this);
            return proxy;
        }
    }

    /// <summary>Public so that the proxy can derive from it.</summary>
    public class Counting : DispatchProxy
    {
        internal object Behind { get; set; } = null!;

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            var (store, counted) = ((IHubStore, Counted))Behind;
            counted.Count += targetMethod!.Name is nameof(IHubStore.OpenRead) or nameof(IHubStore.Load) or nameof(IHubStore.Read) or nameof(IHubStore.History) or nameof(IHubStore.ReadSealed) or nameof(IHubStore.Heads) ? 1 : 0;
            return targetMethod.Invoke(store, args);
        }
    }
}
