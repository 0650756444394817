using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Storage.Privacy;

/// <summary>The keys of an installation: a folder only its owner enters, apart from the database, to be kept apart from it.</summary>
public static class KeyFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static IServiceCollection AddSealing(this IServiceCollection services, string dataFolder)
    {
        var folder = Create(dataFolder);
        services.AddDataProtection()
            .SetApplicationName("federation")
            .PersistKeysToFileSystem(folder)
            .UseCryptographicAlgorithms(new AuthenticatedEncryptorConfiguration { EncryptionAlgorithm = EncryptionAlgorithm.AES_256_GCM });
        services.AddSingleton<ISealer, DataProtectionSealer>();
        services.AddSingleton(_ => new KeyedHash(LookupKey(folder.FullName)));
        return services;
    }

    /// <summary>Mode 700 on the folder keeps others out whatever mode a key file is given; files are brought to 600 all the same.</summary>
    public static DirectoryInfo Create(string dataFolder)
    {
        var path = Path.Combine(dataFolder, "keys");
        if (OperatingSystem.IsWindows())
        {
            return Directory.CreateDirectory(path);
        }

        Directory.CreateDirectory(dataFolder, OwnerOnly | UnixFileMode.UserExecute);
        var folder = Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
        File.SetUnixFileMode(path, OwnerOnly | UnixFileMode.UserExecute);
        Tighten(folder);
        return folder;
    }

    /// <summary>Data protection writes its key files with the process' own mask.</summary>
    public static void Tighten(DirectoryInfo folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        foreach (var file in folder.EnumerateFiles())
        {
            File.SetUnixFileMode(file.FullName, OwnerOnly);
        }
    }

    /// <summary>32 random bytes, made once: two processes that start together keep the first one's.</summary>
    public static byte[] LookupKey(string folder)
    {
        var path = Path.Combine(folder, "lookup.key");
        if (!File.Exists(path))
        {
            var mine = $"{path}.{Environment.ProcessId}";
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = OwnerOnly;
            }

            using (var file = new FileStream(mine, options))
            {
                file.Write(RandomNumberGenerator.GetBytes(32));
                file.Flush(flushToDisk: true);
            }

            try
            {
                File.Move(mine, path, overwrite: false);
            }
            catch (IOException) when (File.Exists(path))
            {
                File.Delete(mine);
            }
        }

        var key = File.ReadAllBytes(path);
        return key.Length == 32 ? key : throw new CryptographicException("lookup.key is not 32 bytes long: restore it from the backup of the keys");
    }
}
