using System.Security.Claims;
using Federation.Domain.Grains;

namespace Federation.Gateway.SignIn;

/// <summary>What one account lets its person do.</summary>
/// <param name="Account">Opaque.</param>
public sealed record HubRight(string Account, HubId Hub, Role Role);

/// <summary>What a session says: for each account of its person, one role at one hub. Read in one place, refused by default.</summary>
public static class HubClaims
{
    public const string Coordinator = "coordinator";
    public const string Administrator = "administrator";

    /// <summary>
    /// Whose session it is, whatever rights it has left: the account that opened it. Forms are bound to this claim by its name; bound to the rights, as they
    /// would be without it, the forms of one hub would fail because the account at another was closed.
    /// </summary>
    private const string Session = "sub";

    public static ClaimsIdentity Identity(string session, IEnumerable<HubRight> rights, string scheme) => new(
        [new Claim(Session, session), .. rights.Select(right => new Claim(right.Role == Role.Administrator ? Administrator : Coordinator, $"{right.Hub} {right.Account}"))], scheme);

    public static string SessionOf(this ClaimsPrincipal user) => user.FindFirstValue(Session) ?? "";

    public static IReadOnlyList<HubRight> Rights(this ClaimsPrincipal user) => user.Identity?.IsAuthenticated != true ? []
        : [.. user.Claims.Where(claim => claim.Type is Coordinator or Administrator).Select(Right).OfType<HubRight>()];

    /// <summary>Whom this session acts as at this hub, or null: a coordinator of one hub never acts for another.</summary>
    public static Caller? CallerAt(this ClaimsPrincipal user, HubId hub) =>
        user.Rights().Where(right => right.Hub == hub).OrderByDescending(right => right.Role == Role.Administrator).FirstOrDefault() is not { } right ? null
        : right.Role == Role.Administrator ? Caller.Administrator(hub, right.Account)
        : Caller.Coordinator(hub, right.Account);

    public static IReadOnlyList<HubId> Hubs(this ClaimsPrincipal user) => [.. user.Rights().Select(right => right.Hub).Distinct().Order()];

    private static HubRight? Right(Claim claim) =>
        claim.Value.Split(' ') is [var hub, { Length: > 0 } account] && HubId.TryParse(hub, out var id)
            ? new HubRight(account, id, claim.Type == Administrator ? Role.Administrator : Role.Coordinator)
            : null;
}
