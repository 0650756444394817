using Federation.Domain.Alerts;
using Federation.Domain.Grains;
using Federation.Domain.Referrals;
using Federation.Storage.Alerts;

namespace Federation.Node.Desk;

/// <summary>What the form carries from its first step: sending it twice asks for one alert.</summary>
/// <param name="Secret">Of the private link of an alert without an address. With one, another is drawn that leaves by letter alone.</param>
public sealed record SubscriptionTicket(SubscriptionId Id, string Secret)
{
    public static SubscriptionTicket Draw(IIdentifiers identifiers) => new(SubscriptionId.Of(identifiers.Next()), identifiers.Secret());

    public IdempotencyKey Key => IdempotencyKey.Parse($"ask:{Id}");

    public override string ToString() => Id.ToString();
}

/// <summary>Where letters of an alert go, and the secret of the link in them. Sealed.</summary>
public sealed record AlertAddress(string Email, string Secret)
{
    public override string ToString() => "[scellé]";
}

/// <param name="Criteria">As the address of a search writes them (<c>OfferSearch.Saved</c>); null when they cannot be read any more.</param>
public sealed record OpenedAlert(SubscriptionRow Row, string? Criteria)
{
    public override string ToString() => "[scellé]";
}

/// <param name="Secret">Of the private link, to be shown at once; null when it leaves by letter.</param>
public sealed record AskedAlert(Reply Reply, string? Secret)
{
    public override string ToString() => Reply.ToString();
}
