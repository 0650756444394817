using System.Text;

namespace Federation.Testing.Files;

/// <summary>A text that exists nowhere else, as it could lie in a file.</summary>
public static class Canary
{
    /// <summary>In two encodings, in hexadecimal, and inside base64 at each of its three alignments.</summary>
    public static IEnumerable<byte[]> Spellings(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        yield return utf8;
        yield return Encoding.Unicode.GetBytes(text);
        yield return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(utf8));
        for (var shift = 0; shift < 3 && utf8.Length > 8; shift++)
        {
            var inner = utf8.AsSpan((3 - shift) % 3);
            yield return Encoding.ASCII.GetBytes(Convert.ToBase64String(inner[..(inner.Length / 3 * 3)]));
        }
    }
}
