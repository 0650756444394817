using Federation.Domain.Grains;
using Federation.Gateway.GraphQL.Asking;
using Federation.Gateway.GraphQL.Hubs;
using Federation.GraphQL.Binding;
using Federation.Node.Desk;

namespace Federation.Gateway.GraphQL.Viewers;

public enum ViewerRole
{
    Coordinator,
    Administrator,
}

public sealed record Viewer(string Account, IReadOnlyList<Membership> Memberships);

public sealed record Membership(HubView Hub, ViewerRole Role);

[Resolves("Query")]
public static class ViewerQueries
{
    public static async ValueTask<Viewer?> Viewer(Asker asker, [Service] HubDirectory directory, CancellationToken cancel)
    {
        if (asker.Rights.Count == 0)
        {
            return null;
        }

        var memberships = new List<Membership>();
        foreach (var hub in asker.Hubs)
        {
            if (await directory.Find(hub, cancel) is { } view && asker.At(hub) is { } caller)
            {
                memberships.Add(new Membership(view, caller.Role == Role.Administrator ? ViewerRole.Administrator : ViewerRole.Coordinator));
            }
        }

        return new Viewer(asker.Rights[0].Account, memberships);
    }
}
