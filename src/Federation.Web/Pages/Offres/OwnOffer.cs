using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Referrals;
using Federation.Node.Desk;

namespace Federation.Web.Pages.Offres;

/// <summary>
/// A page of one offer under its private link. The link is the only key: whoever holds it wrote the offer, and without it the page is the same as
/// if the offer did not exist.
/// </summary>
public abstract class OwnOffer(OfferPlaces places, OfferDesk desk, HubDirectory directory, IIdentifiers identifiers) : OfferWriting(desk, directory, identifiers)
{
    public GrainId Grain { get; private set; }

    public OfferState State { get; private set; } = null!;

    protected OfferTicket Ticket { get; private set; } = null!;

    public string Base => $"/offres/mes-offres/{Ticket.Secret}";

    public string Path => $"{Base}/{Ticket.Id}";

    /// <summary>As the browser itself came here, so that what is copied opens again from the same place.</summary>
    public string Link => $"{Request.Scheme}://{Request.Host}{Base}";

    protected Caller Writer => Caller.Employer(Ticket.Owner);

    public bool IsDraft => State.Status is OfferStatus.Draft or OfferStatus.SentBack;

    protected async Task<bool> Find(string cle, string id, CancellationToken cancel)
    {
        await ReadHubs(cancel);
        if (await places.Find(id, cancel) is not { } grain || await Desk.Load(grain, cancel) is not { } state || !PrivateLink.Opens(cle, state.Owner))
        {
            return false;
        }

        (Grain, State, Ticket) = (grain, state, new OfferTicket(OfferId.Parse(id), cle));
        return true;
    }

    /// <summary>What was last written: a form between two steps, the text that waits, or what is published.</summary>
    protected async Task<OfferForm> Kept(CancellationToken cancel)
    {
        if (State.Words is { Kind: Domain.Privacy.SealKind.Draft })
        {
            return OfferForm.Read((await Desk.Form(Grain, Writer, cancel)).Value);
        }

        if (State.Words is not null && (await Desk.Text(Grain, Writer, cancel)).Value is { } text)
        {
            return OfferForm.Of(text);
        }

        return State.Posting is { } posting ? OfferForm.Of(new OfferText(posting, await Desk.Contact(Grain, cancel))) : new OfferForm();
    }
}
