using System.Security.Cryptography;
using Federation.Domain.Alerts;
using Federation.Node.Desk;
using Microsoft.AspNetCore.DataProtection;

namespace Federation.Web.Alerts;

/// <summary>The ticket of an alert that is not asked yet, closed with the server's key: who fills the form can choose neither an identity nor a secret.</summary>
public sealed class AlertTicketBox(IDataProtectionProvider protection, IIdentifiers identifiers)
{
    private const int Longest = 1000;

    private readonly IDataProtector _protector = protection.CreateProtector("Federation.Alertes.Ticket");

    public string Draw()
    {
        var ticket = SubscriptionTicket.Draw(identifiers);
        return _protector.Protect($"{ticket.Id}|{ticket.Secret}");
    }

    /// <summary>Null when this server never closed it.</summary>
    public SubscriptionTicket? Open(string? text)
    {
        try
        {
            return text is { Length: > 0 and <= Longest } && _protector.Unprotect(text).Split('|') is [var id, var secret] && SubscriptionId.TryParse(id, out var known)
                ? new SubscriptionTicket(known, secret)
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
