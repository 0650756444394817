using Federation.Node.Desk;

namespace Federation.Gateway.Jobs;

/// <summary>The form of the pages as the text that an unfinished offer is kept as: what software began is gone on with on the pages, and the other way round.</summary>
public interface IOfferForms
{
    string Write(OfferText text);

    /// <summary>What cannot be read of it is left out; null when it is not a form.</summary>
    OfferText? Read(string form);
}
