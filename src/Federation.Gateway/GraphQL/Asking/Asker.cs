using System.Security.Claims;
using Federation.Domain.Grains;
using Federation.Gateway.SignIn;
using Federation.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.GraphQL.Asking;

/// <summary>Whoever asks, read once from the session. Policies open fields; for whom one acts is asked again at every load.</summary>
/// <param name="byAddress">The request stands in an address, which is kept in histories and logs: nothing secret is answered.</param>
/// <param name="from">The network address, for limits.</param>
public sealed class Asker(IServiceProvider services, ClaimsPrincipal user, bool byAddress, string from) : GraphQLCaller(services)
{
    public const string SignedIn = "signed-in";
    public const string Coordinator = "coordinator";
    public const string Administrator = "administrator";

    public bool ByAddress { get; } = byAddress;

    public string From { get; } = from;

    /// <summary>One for each account of the session; none without a session.</summary>
    public IReadOnlyList<HubRight> Rights { get; } = user.Rights();

    /// <summary>For which one acts.</summary>
    public IReadOnlyList<HubId> Hubs { get; } = user.Hubs();

    /// <param name="user">Null: nobody any more.</param>
    public static Asker Of(HttpContext context, ClaimsPrincipal? user) => new(
        context.RequestServices, user ?? new ClaimsPrincipal(), HttpMethods.IsGet(context.Request.Method) && !context.WebSockets.IsWebSocketRequest,
        context.Connection.RemoteIpAddress?.ToString() ?? "");

    public override bool Holds(string policy) => policy switch
    {
        Public => true,
        SignedIn => Rights.Count > 0,
        Coordinator => Hubs.Count > 0,
        Administrator => Hubs.Any(hub => At(hub)?.Role == Role.Administrator),
        _ => false,
    };

    /// <summary>As whom one acts at this hub, or null.</summary>
    public Caller? At(HubId hub) => user.CallerAt(hub);
}
