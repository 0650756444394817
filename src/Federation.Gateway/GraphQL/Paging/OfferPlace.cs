using System.Globalization;
using Federation.Domain.Jobs;

namespace Federation.Gateway.GraphQL.Paging;

/// <summary>A place in a hub's own list of offers, as <see cref="Node.Desk.OfferLists"/> reads it.</summary>
/// <param name="At">Milliseconds.</param>
public readonly record struct OfferPlace(long At, OfferId Offer)
{
    public static bool TryParse(string text, out OfferPlace place)
    {
        place = default;
        if (text.Split('_', 3) is not [var at, var key] || !long.TryParse(at, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var milliseconds) || !OfferId.TryParse(key, out var offer))
        {
            return false;
        }

        place = new OfferPlace(milliseconds, offer);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At}_{Offer}");
}
