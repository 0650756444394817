using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Storage.Privacy;

public static class Sealing
{
    /// <summary>Sealed rows, look-ups of addresses, and what the pages protect themselves (sessions, forms): one key folder for all.</summary>
    public static IServiceCollection AddSealing(this IServiceCollection services, string dataFolder)
    {
        services.AddDataProtection().SetApplicationName("federation-pages").UseCryptographicAlgorithms(
            new AuthenticatedEncryptorConfiguration { EncryptionAlgorithm = EncryptionAlgorithm.AES_256_GCM });
        services.Configure<KeyManagementOptions>(options => options.XmlRepository = new KeyFolder(dataFolder));
        services.AddSingleton<ISealer>(_ => new DataProtectionSealer(dataFolder));
        services.AddSingleton(_ => KeyedHash.Open(dataFolder));
        return services;
    }
}
