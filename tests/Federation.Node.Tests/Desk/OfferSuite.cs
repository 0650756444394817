using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Territories;
using Federation.Node.Desk;
using Federation.Node.Tests.Engine;
using Federation.Node.Tests.Following;
using Federation.Storage.Jobs;
using Federation.Storage.Privacy;
using Federation.Testing;
using Federation.Testing.Domain;

namespace Federation.Node.Tests.Desk;

/// <summary>Two hubs, a desk with real seals, and an employer with a private link.</summary>
public abstract class OfferSuite(On on) : FollowingSuite(on)
{
    protected static readonly Caller Coordinator = Caller.Coordinator(Aura, "account-1");
    protected static readonly Caller Neighbour = Caller.Coordinator(Bretagne, "account-2");
    protected static readonly CancellationToken None = CancellationToken.None;

    private readonly TempFolder _keys = new();
    private DataProtectionSealer? _sealer;
    private int _count;

    protected static ApplicationContact Contact { get; } = new("Canari-nom", "canari-adresse@exemple.fr", "04 76 11 22 33", "https://canari.exemple.fr/postuler", "12 rue du Canari");

    /// <summary>Words of a posting that exist nowhere else.</summary>
    protected static Posting Words { get; } = OfferSamples.Posting("Pair·e canari-titre") with
    {
        Employer = new Employer("Canari-employeur"), Summary = "Canari-résumé", Missions = ["Canari-mission"], Required = ["Canari-demande"], Reveals = "Canari-révèle",
    };

    protected static string[] ContactCanaries { get; } = ["Canari-nom", "canari-adresse", "76 11 22 33", "canari.exemple", "rue du Canari"];

    protected static string[] WordCanaries { get; } = ["canari-titre", "Canari-employeur", "Canari-r", "Canari-mission", "Canari-demande", "canari-formulaire", "canari-remarque"];

    private SystemIdentifiers Identifiers => new(Home.Clock);

    private DataProtectionSealer Sealer => _sealer ??= new DataProtectionSealer(_keys.Path);

    protected OfferDesk Desk => new(Node.Grains, Home.Store, Sealer, new HubDirectory(Home.Store, Home.Clock), Identifiers, Home.Clock);

    protected OfferLists Lists => new(Home.Store);

    protected PublishedOffers Published => new(Home.Store, Home.Clock);

    protected OfferTicket Draw(string? secret = null) => OfferTicket.Draw(Identifiers, secret);

    protected static GrainId At(OfferTicket ticket, HubId? hub = null) => ticket.Id.At(hub ?? Aura);

    protected static Caller Employer(OfferTicket ticket) => Caller.Employer(ticket.Owner);

    protected IdempotencyKey Next() => IdempotencyKey.Parse($"desk-{++_count}");

    protected async Task<OfferTicket> Propose(Posting? posting = null, HubId? hub = null, string? secret = null)
    {
        var ticket = Draw(secret);
        var proposed = await Desk.Propose(ticket, hub ?? Aura, new OfferText(posting ?? Words, Contact), Next(), None);
        Assert.True(proposed.Reply.Accepted, $"{proposed.Reply.Refusal}");
        return ticket;
    }

    protected async Task<OfferTicket> Publish(Posting? posting = null, HubId? hub = null, int? days = null)
    {
        var ticket = await Propose(posting, hub);
        var offer = At(ticket, hub);
        var caller = hub == Bretagne ? Neighbour : Coordinator;
        var read = (await Desk.Load(offer, None))!.Words!.Id;
        var text = (await Desk.Text(offer, caller, None)).Value!;
        var reply = (await Desk.Publish(offer, text, read, days, caller, Next(), None)).Reply;
        Assert.True(reply.Accepted, $"{reply.Refusal}");
        return ticket;
    }

    protected async Task<OfferState> State(OfferTicket ticket, HubId? hub = null) => (await Desk.Load(At(ticket, hub), None))!;

    protected async Task<List<PublishedOffer>> All()
    {
        var all = new List<PublishedOffer>();
        await foreach (var offer in Published.All(None))
        {
            all.Add(offer);
        }

        return all;
    }
}
