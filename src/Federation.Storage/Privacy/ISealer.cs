using Federation.Domain.Grains;

namespace Federation.Storage.Privacy;

/// <summary>Turns personal details into bytes that only this installation reads, and back. The id is bound in: a row copied elsewhere does not open.</summary>
public interface ISealer
{
    byte[] Seal(HubId hub, Guid id, ReadOnlySpan<byte> plaintext);

    /// <exception cref="System.Security.Cryptography.CryptographicException">Forged, moved, or its key is gone.</exception>
    byte[] Open(HubId hub, Guid id, ReadOnlySpan<byte> ciphertext);
}
