using System.Security.Claims;
using Federation.Domain.Grains;

namespace Federation.Gateway.SignIn;

/// <summary>What a session says: an opaque account, and one role at one hub for each claim. Read in one place, refused by default.</summary>
public static class HubClaims
{
    public const string Account = "account";
    public const string Coordinator = "coordinator";
    public const string Administrator = "administrator";

    public static ClaimsIdentity Identity(string account, IEnumerable<(HubId Hub, Role Role)> roles, string scheme) => new(
        [new Claim(Account, account), .. roles.Select(role => new Claim(role.Role == Role.Administrator ? Administrator : Coordinator, role.Hub.ToString()))], scheme);

    /// <summary>Whom this session acts as at this hub, or null: a coordinator of one hub never acts for another.</summary>
    public static Caller? CallerAt(this ClaimsPrincipal user, HubId hub)
    {
        if (user.Identity?.IsAuthenticated != true || user.FindFirstValue(Account) is not { } account)
        {
            return null;
        }

        return user.HasClaim(Administrator, hub.ToString()) ? Caller.Administrator(hub, account)
            : user.HasClaim(Coordinator, hub.ToString()) ? Caller.Coordinator(hub, account)
            : null;
    }

    public static IReadOnlyList<HubId> Hubs(this ClaimsPrincipal user) =>
        [.. user.Claims.Where(claim => claim.Type is Coordinator or Administrator)
            .Select(claim => HubId.TryParse(claim.Value, out var hub) ? hub : (HubId?)null).OfType<HubId>().Distinct().Order()];
}
