using System.Security.Cryptography;
using Federation.Domain.Jobs;
using Federation.Node.Desk;
using Microsoft.AspNetCore.DataProtection;

namespace Federation.Web.Pages.Offres;

/// <summary>
/// The ticket of a form that is not kept yet, closed with the server's key: whoever fills the form can neither choose an identity nor read the
/// secret before something is kept under it, and sending the first step twice keeps one draft.
/// </summary>
public sealed class OfferTicketBox(IDataProtectionProvider protection, IIdentifiers identifiers)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Federation.Offres.Ticket");

    public string Draw(string? secret)
    {
        var ticket = OfferTicket.Draw(identifiers, secret);
        return _protector.Protect($"{ticket.Id}|{ticket.Secret}");
    }

    /// <summary>Null when this server never closed it.</summary>
    public OfferTicket? Open(string? text)
    {
        try
        {
            return text is { Length: > 0 and <= 1000 } && _protector.Unprotect(text).Split('|') is [var id, var secret] && OfferId.TryParse(id, out var known)
                ? new OfferTicket(known, secret)
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
