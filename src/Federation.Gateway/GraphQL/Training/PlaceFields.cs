using Federation.Domain.Training;
using Federation.Gateway.GraphQL.Nodes;
using Federation.GraphQL.Binding;
using Federation.GraphQL.Execution;
using Federation.Node.Desk;
using Federation.Storage.Training;

namespace Federation.Gateway.GraphQL.Training;

/// <summary>A place as who asked for it follows it. Only the secret of the private link leads here.</summary>
[Resolves("OwnPlace")]
public static class PlaceFields
{
    public static Guid PlaceId(OwnPlace own) => own.Place.Id;

    public static ListedSession Session(OwnPlace own) => SessionReading.Of(own.Session, own.State);

    public static PlaceStatus Status(OwnPlace own) => own.Place.Status;

    public static DateTimeOffset At(OwnPlace own) => own.Place.At;

    public static DateTimeOffset? OfferedUntil(OwnPlace own) => own.Place.OfferedUntil;

    public static async ValueTask<Contact?> Contact(OwnPlace own, ResolverContext context) => SessionDesk.ReadContact(await context.Unsealed(own.Session.Hub, own.Place.Contact.Id));

    public static int Openings(OwnPlace own) => own.Place.Openings;

    public static DateTimeOffset? LastOpenedAt(OwnPlace own) => own.Place.LastOpenedAt;
}
