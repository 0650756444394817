using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Referrals;
using Federation.Node.Desk;
using Federation.Web.Shared;
using Federation.Web.Words;
using Microsoft.AspNetCore.Mvc;

namespace Federation.Web.Pages.Espace;

/// <summary>What was filed here: to confirm or to send elsewhere first, then what other hubs are doing.</summary>
public sealed class EnvoyeesModel(ReferralDesk desk, ReferralLists lists, HubDirectory directory, IIdentifiers identifiers, TimeProvider clock) : ReferralPage(desk, directory, identifiers, clock)
{
    /// <summary>The value of the choice that is no hub.</summary>
    public const string OpenCall = "appel-ouvert";

    [BindProperty]
    public SendInput Sending { get; set; } = new();

    public IReadOnlyList<ReferralLine> ToRoute { get; private set; } = [];

    public ImmutableArray<RouteOption> Options { get; private set; } = [];

    /// <summary>Hubs that were not proposed; the coordinator may know better.</summary>
    public IReadOnlyList<HubView> Others { get; private set; } = [];

    public bool Confirms => State is { Forgotten: false, Status: Status.Draft };

    public bool Reroutes => State is { Forgotten: false, Child: null, Status: Status.Declined or Status.Expired };

    protected override ReferralLine? FirstLine => ToRoute.FirstOrDefault() ?? base.FirstLine;

    public async Task<IActionResult> OnPostSendAsync(string? id, CancellationToken cancel)
    {
        if (!await Named(id, cancel))
        {
            return NotFound();
        }

        if (KeyOf(Sending.Key) is not { } key)
        {
            return Refuse(Refusal.UnknownCommand);
        }

        if (!Chosen(out var to))
        {
            return Mend();
        }

        var reply = await Desk.Ask(Id.At(Hub.Id), new SendReferral(to), Caller, key, cancel);
        return reply.Refusal is { } refusal ? Refuse(refusal) : Back("sent");
    }

    public async Task<IActionResult> OnPostRerouteAsync(string? id, CancellationToken cancel)
    {
        if (!await Named(id, cancel))
        {
            return NotFound();
        }

        if (!ReferralId.TryParse(Sending.Child, out var child) || !ShortCode.TryParse(Sending.Code, out var code))
        {
            return Refuse(Refusal.UnknownCommand);
        }

        if (!Chosen(out var to))
        {
            return Mend();
        }

        // The private link goes on with the request: no new secret is drawn.
        var (reply, _) = await Desk.Reroute(Id.At(Hub.Id), to, Caller, new Ticket(child, code, ""), cancel);
        return reply.Refusal is { } refusal ? Refuse(refusal) : Back("rerouted");
    }

    public async Task<IActionResult> OnPostAlignAsync(string? id, CancellationToken cancel)
    {
        if (!await Named(id, cancel))
        {
            return NotFound();
        }

        if (KeyOf(Sending.Key) is not { } key)
        {
            return Refuse(Refusal.UnknownCommand);
        }

        var reply = await Desk.Ask(Id.At(Hub.Id), new AlignReferral(), Caller, key, cancel);
        return reply.Refusal is { } refusal ? Refuse(refusal) : Back("aligned");
    }

    public Ticket NewTicket() => Ticket.Draw(Identifiers);

    protected override bool Shows(ReferralState state) => state.Side == Side.Origin;

    /// <summary>What the answering side may do is done in the inbox, even where both are this hub.</summary>
    protected override Actors ActorIn(ReferralState state) => Actors.Origin;

    protected override TimelineStep? Awaited(ReferralState state) =>
        state.IsWithinOneHub ? AwaitedWords.ForRecipient(state, Name, Now) : AwaitedWords.ForOrigin(state, Name, Now);

    protected override async Task ReadList(CancellationToken cancel)
    {
        List = await lists.Sent(Hub.Id, ShowsEnded ? ListFilter.Closed : ListFilter.Followed, After, PageLength, cancel);
        ToRoute = ShowsEnded || After is not null ? [] : (await lists.Sent(Hub.Id, ListFilter.ToRoute, null, ReferralLists.LongestPage, cancel)).Lines;
    }

    protected override async Task ReadMore(ReferralState state, CancellationToken cancel)
    {
        HubId[] tried = [.. state.Dossier.Tried, .. state.Recipient is { } last ? new[] { last } : []];
        Options = Confirms ? state.Proposal
            : Reroutes && await Desk.Propose(state.Dossier.Need, Hub.Id, cancel, tried) is { } proposal ? proposal.Options
            : [];
        Others = [.. Hubs.Where(hub => !tried.Contains(hub.Id) && Options.All(option => option.Hub != hub.Id))];
    }

    private bool Chosen(out HubId? to)
    {
        to = HubId.TryParse(Sending.To, out var hub) && Hubs.Any(known => known.Id == hub) ? hub : null;
        if (to is null && Sending.To != OpenCall)
        {
            Faults.Add("vers", "Choisissez une plateforme, ou un appel à toutes.");
        }

        return !Faults.Any;
    }
}

public sealed class SendInput
{
    public string? To { get; set; }

    public string? Key { get; set; }

    /// <summary>Drawn with the form: sending it twice makes one next request.</summary>
    public string? Child { get; set; }

    public string? Code { get; set; }
}
