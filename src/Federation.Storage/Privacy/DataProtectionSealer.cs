using Federation.Domain.Grains;
using Microsoft.AspNetCore.DataProtection;

namespace Federation.Storage.Privacy;

/// <summary>AES-256-GCM through ASP.NET Core data protection: keys rotate by themselves, and each row has a purpose of its own, hub and id.</summary>
public sealed class DataProtectionSealer(IDataProtectionProvider provider) : ISealer
{
    private readonly IDataProtector _sealed = provider.CreateProtector("sealed");

    public byte[] Seal(HubId hub, Guid id, ReadOnlySpan<byte> plaintext) => For(hub, id).Protect(plaintext.ToArray());

    public byte[] Open(HubId hub, Guid id, ReadOnlySpan<byte> ciphertext) => For(hub, id).Unprotect(ciphertext.ToArray());

    private IDataProtector For(HubId hub, Guid id) => _sealed.CreateProtector(hub.ToString(), id.ToString());
}
