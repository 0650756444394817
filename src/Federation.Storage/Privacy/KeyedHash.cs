using System.Security.Cryptography;
using System.Text;

namespace Federation.Storage.Privacy;

/// <summary>Finds an e-mail address without keeping it: HMAC-SHA-256 under a key of this installation. Without the key, a stolen table cannot be tried against a list of addresses.</summary>
public sealed class KeyedHash
{
    private const int KeyLength = 32;

    private readonly byte[] _key;

    private KeyedHash(byte[] key) => _key = key;

    /// <exception cref="CryptographicException"><c>keys/lookup.key</c> is not 32 bytes: restore it from a backup, a new one would find nobody.</exception>
    public static KeyedHash Open(string dataFolder)
    {
        var key = new KeyFolder(dataFolder).GetOrMake("lookup.key", () => RandomNumberGenerator.GetBytes(KeyLength));
        return key.Length == KeyLength ? new KeyedHash(key) : throw new CryptographicException("keys/lookup.key is not a key: restore it from a backup");
    }

    /// <summary>64 hexadecimal digits.</summary>
    public string Of(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text)));

    /// <summary>The same for every spelling that mail systems in use deliver to one box: case and surrounding spaces do not count.</summary>
    public string OfEmail(string address) => Of(address.Trim().Normalize(NormalizationForm.FormC).ToLowerInvariant());
}
