using System.Security.Cryptography;
using System.Text;

namespace Federation.Storage.Privacy;

/// <summary>HMAC-SHA256 under a key of this installation: equal texts meet, and nobody without the key can test a guess.</summary>
public sealed class KeyedHash(byte[] key)
{
    public string Of(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
}
