using System.Buffers;
using System.Security.Claims;
using System.Text;
using System.Text.Json;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Gateway.GraphQL.Asking;
using Federation.Gateway.Jobs.Following;
using Federation.Gateway.Tests.Asking;
using Federation.Gateway.Tests.Feeds;
using Federation.GraphQL.Execution;
using Federation.Search.Index;
using Federation.Testing.Domain;

namespace Federation.Gateway.Tests.Jobs;

/// <summary>The schema in this process, over offers in memory; the database holds two hubs and nothing else.</summary>
public sealed class Searching(Home home) : IAsyncDisposable
{
    /// <summary>AURA shows no offer of others without an employment contract.</summary>
    public static readonly DiffusionRule Rule = new(DiffusionField.Contract, DiffusionOperator.IsNoneOf, ["independent", "other"]);

    public OfferSnapshot Snapshot => home.Get<OfferIndex>().Snapshot;

    public DateTimeOffset Now => home.Clock.GetUtcNow();

    public static async Task<Searching> Over(IEnumerable<PublishedOffer> offers, Func<Federation.Storage.Feeds.IHubStore, Federation.Storage.Feeds.IHubStore>? around = null)
    {
        var home = await Home.Open(On.Sqlite, around);
        foreach (var (hub, name) in new[] { (Samples.Aura, "AURA"), (Samples.Bretagne, "Bretagne") })
        {
            await home.Store.Ask(GrainId.Platform(hub), Samples.Platform(name), Caller.Operator, home.Clock.GetUtcNow(), IdempotencyKey.Parse("platform"));
        }

        await home.Store.Ask(GrainId.Platform(Samples.Aura), new Domain.Hubs.ChangeDiffusion([Rule]), Caller.Administrator(Samples.Aura, "account"), home.Clock.GetUtcNow(), IdempotencyKey.Parse("rule"));
        await home.Get<OfferKeeper>().Build(CancellationToken.None);
        home.Get<OfferIndex>().Apply([.. offers.Select(OfferChange.Upsert)]);
        return new Searching(home);
    }

    public async Task<Said> Ask(string document, object? variables = null)
    {
        var to = new ArrayBufferWriter<byte>(64 * 1024);
        await Ask(Prepared(document, variables), to);
        return new Said(200, Encoding.UTF8.GetString(to.WrittenSpan), null!);
    }

    public (Prepared Prepared, Asker Asker) Prepared(string document, object? variables = null)
    {
        var asker = new Asker(home.Services, new ClaimsPrincipal(new ClaimsIdentity()), false, "198.51.100.1");
        return (home.Get<GraphQLEngine>().Prepare(new GraphQLRequest { Query = Encoding.UTF8.GetBytes(document), Variables = JsonSerializer.SerializeToElement(variables) }, asker), asker);
    }

    public Task Ask((Prepared Prepared, Asker Asker) question, IBufferWriter<byte> to) => home.Get<GraphQLEngine>().Execute(question.Prepared, question.Asker, to, CancellationToken.None).AsTask();

    public ValueTask DisposeAsync() => home.DisposeAsync();
}
