using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Federation.Web.Pages.Demande;

/// <summary>
/// What this browser filed a moment ago. On the way back the page is read anew, with another ticket: the same words sent again within ten minutes
/// are still the same request. Other words are another one, so that a coordinator can file for several people.
/// </summary>
public sealed class LastFiling(IDataProtectionProvider protection)
{
    private const string Cookie = "depot";

    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    private readonly IDataProtector _protector = protection.CreateProtector("Federation.Demande.LastFiling");

    public void Remember(HttpResponse response, string said, string ticket) => response.Cookies.Append(Cookie, _protector.Protect($"{Print(said)}|{ticket}"), new CookieOptions
    {
        HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = response.HttpContext.Request.IsHttps, MaxAge = Lasts, Path = "/demande/depot", IsEssential = true,
    });

    /// <summary>The closed ticket that these same words were filed with, or null.</summary>
    public string? TicketOf(HttpRequest request, string said)
    {
        try
        {
            return request.Cookies[Cookie] is { Length: > 0 and <= 3000 } kept && _protector.Unprotect(kept).Split('|') is [var print, var ticket] && print == Print(said) ? ticket : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static string Print(string said) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said)));
}
