using System.Security.Cryptography;
using System.Text;
using Federation.Domain.Alerts;
using Federation.Domain.Grains;
using Federation.Gateway.Alerts.Trainings;
using Federation.Search.Queries;
using Federation.Storage.Privacy;

namespace Federation.Gateway.Alerts;

/// <summary>From the sealed row of a subscription to what it looks for.</summary>
internal static class SavedCriteria
{
    /// <summary>Null when the row is gone, its key is, or what it says is not understood any more: half understood, it would tell of everything.</summary>
    public static Criteria? Open(ISealer sealer, HubId hub, Guid id, byte[]? ciphertext) =>
        Text(sealer, hub, id, ciphertext) is { } text && OfferSearch.Read(text, out var understood) is var search && understood ? search.Criteria : null;

    /// <summary>The same of a subscription on sessions or meetings.</summary>
    public static TrainingSearch? Open(ISealer sealer, HubId hub, AlertSubject subject, Guid id, byte[]? ciphertext) =>
        Text(sealer, hub, id, ciphertext) is { } text && TrainingSearch.Read(subject, text, out var understood) is var search && understood ? search : null;

    private static string? Text(ISealer sealer, HubId hub, Guid id, byte[]? ciphertext)
    {
        try
        {
            return ciphertext is null ? null : Encoding.UTF8.GetString(sealer.Open(hub, id, ciphertext));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
