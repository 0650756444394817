using Federation.Domain.Grains;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Storage.Privacy;

/// <summary>AES-256-GCM under keys that rotate by themselves, kept in <c>keys/</c> of the data folder: back them up apart from the database.</summary>
public sealed class DataProtectionSealer : ISealer, IDisposable
{
    private const string Application = "federation";

    private readonly ServiceProvider _services;
    private readonly IDataProtectionProvider _provider;

    public DataProtectionSealer(string dataFolder)
    {
        var services = new ServiceCollection();
        services.AddDataProtection().SetApplicationName(Application).UseCryptographicAlgorithms(
            new AuthenticatedEncryptorConfiguration { EncryptionAlgorithm = EncryptionAlgorithm.AES_256_GCM });
        services.Configure<KeyManagementOptions>(options => options.XmlRepository = new KeyFolder(dataFolder));
        _services = services.BuildServiceProvider();
        _provider = _services.GetRequiredService<IDataProtectionProvider>();
    }

    public byte[] Seal(HubId hub, Guid id, ReadOnlySpan<byte> plaintext) => Protector(hub, id).Protect(plaintext.ToArray());

    public byte[] Open(HubId hub, Guid id, ReadOnlySpan<byte> ciphertext) => Protector(hub, id).Unprotect(ciphertext.ToArray());

    public void Dispose() => _services.Dispose();

    private IDataProtector Protector(HubId hub, Guid id) => _provider.CreateProtector("sealed", hub.ToString(), id.ToString());
}
