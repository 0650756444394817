using System.Security.Cryptography;
using Federation.Domain.Grains;
using Federation.Node.Desk;
using Microsoft.AspNetCore.DataProtection;

namespace Federation.Web.Pages.Formations;

/// <summary>
/// The ticket of a registration, closed with the server's key and bound to one session: whoever fills the form can neither choose an identity nor read
/// the secret before the place is asked for, and sending the form twice asks for one place.
/// </summary>
public sealed class PlaceTicketBox(IDataProtectionProvider protection, IIdentifiers identifiers)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Federation.Formations.Ticket");

    public string Draw(GrainId session)
    {
        var ticket = PlaceTicket.Draw(identifiers);
        return _protector.Protect($"{session}|{ticket.Id}|{ticket.Secret}");
    }

    /// <summary>Null when this server never closed it, or for another session.</summary>
    public PlaceTicket? Open(string? text, GrainId session)
    {
        try
        {
            return text is { Length: > 0 and <= 1000 } && _protector.Unprotect(text).Split('|') is [var of, var id, var secret] && of == session.ToString() && Guid.TryParseExact(id, "D", out var known)
                ? new PlaceTicket(known, secret)
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
