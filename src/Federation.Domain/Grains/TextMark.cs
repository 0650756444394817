using System.Security.Cryptography;
using System.Text.Json;

namespace Federation.Domain.Grains;

/// <summary>
/// Names a text by what it says, so that whoever writes over one can say which was read. Not the grain's version: that also counts who registered,
/// and a plan must not be refused because somebody did. Written anew with the same words, it is the same text: nothing of anybody's is lost over it.
/// </summary>
public static class TextMark
{
    /// <summary>Hexadecimal digits: 64 bits tell apart what a few people write of one thing.</summary>
    public const int Length = 16;

    /// <param name="text">Of a type that <see cref="DomainJson"/> writes.</param>
    /// <param name="seal">The sealed row that is written with it.</param>
    public static string Of<T>(T text, Guid? seal = null)
    {
        var written = JsonSerializer.SerializeToUtf8Bytes(text, DomainJson.Options);
        return Convert.ToHexStringLower(SHA256.HashData(seal is { } row ? [.. written, .. row.ToByteArray()] : written))[..Length];
    }
}
