using System.Globalization;
using System.Security.Cryptography;
using Federation.Domain.Referrals;
using Federation.Node.Desk;
using Microsoft.AspNetCore.DataProtection;

namespace Federation.Web.Pages.Demande;

/// <summary>
/// The ticket of a form, closed with the server's key: whoever fills the form can neither choose a code nor read the secret before it is filed.
/// </summary>
public sealed class TicketBox(IDataProtectionProvider protection, IIdentifiers identifiers, TimeProvider clock)
{
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(24);

    private readonly IDataProtector _protector = protection.CreateProtector("Federation.Demande.Ticket");

    public string Draw()
    {
        var ticket = Ticket.Draw(identifiers);
        return _protector.Protect(string.Join('|', ticket.Id, ticket.ShortCode, ticket.Secret, clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>The ticket and whether it is still fresh enough to file with; null when this server never closed it.</summary>
    public (Ticket Ticket, bool Fresh)? Open(string? text)
    {
        try
        {
            return text is { Length: > 0 and <= 1000 }
                && _protector.Unprotect(text).Split('|') is [var id, var code, var secret, var at]
                && ReferralId.TryParse(id, out var known) && ShortCode.TryParse(code, out var shortCode)
                && long.TryParse(at, CultureInfo.InvariantCulture, out var issued)
                    ? (new Ticket(known, shortCode, secret), clock.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(issued) <= Lasts)
                    : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
