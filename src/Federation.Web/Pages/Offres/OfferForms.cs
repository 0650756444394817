using Federation.Gateway.Jobs;
using Federation.Node.Desk;
using Federation.Web.Shared;

namespace Federation.Web.Pages.Offres;

/// <summary>What the five steps keep between them, for who writes an offer without them.</summary>
public sealed class OfferForms : IOfferForms
{
    public string Write(OfferText text) => OfferForm.Of(text).Write();

    public OfferText? Read(string form)
    {
        var reading = new OfferReading(OfferForm.Read(form), new Faults());
        return new OfferText(reading.Posting(), reading.Contact(optional: true));
    }
}
