using System.Security.Cryptography;
using Federation.Domain.Grains;
using Federation.Domain.Privacy;
using Federation.Storage.Feeds;
using Federation.Storage.Privacy;

namespace Federation.Node.Desk;

/// <summary>Seals what a person wrote, and opens it for who may read it. Whether they may is asked before, by the caller.</summary>
internal sealed class SealedRows(IHubStore store, ISealer sealer, IIdentifiers identifiers)
{
    public SealedEnvelope Seal(HubId hub, SealKind kind, byte[] plaintext)
    {
        var id = identifiers.Next();
        return new SealedEnvelope(id, kind, sealer.Seal(hub, id, plaintext));
    }

    /// <summary>The plaintext, or why there is none: the row was erased, or its key is gone.</summary>
    public async Task<(Refusal? Refusal, byte[]? Plaintext)> Open(HubId hub, Guid id, CancellationToken cancel)
    {
        if (await store.ReadSealed(hub, id, cancel) is not { } ciphertext)
        {
            return (new Refusal("erased", RefusalKind.Gone), null);
        }

        try
        {
            return (null, sealer.Open(hub, id, ciphertext));
        }
        catch (CryptographicException)
        {
            return (new Refusal("unreadable", RefusalKind.Gone), null);
        }
    }
}
