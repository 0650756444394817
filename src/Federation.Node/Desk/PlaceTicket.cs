using Federation.Domain.Grains;
using Federation.Domain.Referrals;
using Federation.Domain.Training;

namespace Federation.Node.Desk;

/// <summary>What the form of a registration carries from the moment it is shown: sending it twice asks for one place.</summary>
/// <param name="Secret">Of the private link.</param>
public sealed record PlaceTicket(Guid Id, string Secret)
{
    public static PlaceTicket Draw(IIdentifiers identifiers) => new(identifiers.Next(), identifiers.Secret());

    /// <summary>What the hub keeps of the secret: it opens nothing.</summary>
    public string Owner => OwnerOf(Secret);

    public IdempotencyKey Key => IdempotencyKey.Parse($"register:{Id}");

    public static string OwnerOf(string secret) => PrivateLink.Hash(secret);

    public static Caller Holder(string secret) => new(Role.Person, default, OwnerOf(secret));

    public override string ToString() => Id.ToString();
}

/// <summary>What is sealed of a registration. The link goes with it, so that a letter about a place that is free can carry it.</summary>
internal sealed record SealedPlace(Contact Contact, string Secret)
{
    public override string ToString() => "[scellé]";
}

/// <param name="Secret">Of the private link: it stands in the letter to its person, and nowhere else.</param>
public sealed record OfferedPlace(string Email, string Secret, DateTimeOffset Until)
{
    public override string ToString() => "[scellé]";
}

/// <param name="Before">How many wait for a place and came before; 0 for who does not wait.</param>
public sealed record OwnPlace(GrainId Session, SessionState State, Registration Place, int Before)
{
    /// <summary>Null: who had it left, or was erased.</summary>
    public static OwnPlace? Of(GrainId session, SessionState state, Guid id)
    {
        if (state.Registrations.FirstOrDefault(one => one.Id == id) is not { } place)
        {
            return null;
        }

        // In the order in which the grain offers a place.
        var before = state.Registrations.Where(one => one.Status == PlaceStatus.Waiting).OrderBy(one => one.At).TakeWhile(one => one.Id != id).Count();
        return new OwnPlace(session, state, place, place.Status == PlaceStatus.Waiting ? before : 0);
    }
}
