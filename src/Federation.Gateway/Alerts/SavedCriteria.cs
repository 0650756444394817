using System.Security.Cryptography;
using System.Text;
using Federation.Domain.Grains;
using Federation.Search.Queries;
using Federation.Storage.Privacy;

namespace Federation.Gateway.Alerts;

/// <summary>From the sealed row of a subscription to what it looks for.</summary>
internal static class SavedCriteria
{
    /// <summary>Null when the row is gone, its key is, or what it says is not understood any more: half understood, it would tell of everything.</summary>
    public static Criteria? Open(ISealer sealer, HubId hub, Guid id, byte[]? ciphertext)
    {
        if (ciphertext is null)
        {
            return null;
        }

        try
        {
            var search = OfferSearch.Read(Encoding.UTF8.GetString(sealer.Open(hub, id, ciphertext)), out var understood);
            return understood ? search.Criteria : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
