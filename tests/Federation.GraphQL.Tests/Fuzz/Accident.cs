using System.Text;

namespace Federation.GraphQL.Tests.Fuzz;

/// <summary>What hostile hands do to bytes.</summary>
internal static class Accident
{
    private static readonly byte[][] Bad = [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x82], [0xEF, 0xBB, 0xBF], [0x00], [0x80]];

    private static readonly string[] Open = ["{a", "[", "{a:{", "...{", "...on Lion{", "(a:[", "\"", "\"\"\"", "$", "@many", "fragment f0 on Lion{...f0", "query($v0:[[", "prey{", "prey{...f0 ", "x:id ", "#"];

    private static readonly string[] Words = ["{", "}", "(", ")", "[", "]", ":", "!", "=", "|", "&", "@", "...", "$", "on", "fragment", "query", "null", "true", "-1", "1e9", "id", "x:", "__schema", "__type", "f0", "f1", "v0", "@skip(if:true)", "😀", "\u2028", "\\u{1F600}", "\\uD800"];

    public static byte[] Of(byte[] text, byte[] other, int most, Random random)
    {
        var bytes = new List<byte>(text);
        for (var times = 1 + random.Next(4); times > 0; times--)
        {
            Once(bytes, other, random);
        }

        return [.. bytes.Take(most)];
    }

    private static void Once(List<byte> bytes, byte[] other, Random random)
    {
        var at = random.Next(bytes.Count + 1);
        var length = Math.Min(random.Next(1, random.Next(4) == 0 ? 400 : 12), bytes.Count - at);
        switch (random.Next(9))
        {
            case 0:
                bytes.RemoveRange(at, length);
                break;
            case 1:
                bytes.InsertRange(random.Next(bytes.Count + 1), bytes.GetRange(at, length));
                break;
            case 2:
                bytes.InsertRange(at, Repeat([.. bytes.GetRange(at, length)], random.Next(2, random.Next(8) == 0 ? 3_000 : 30)));
                break;
            case 3:
                bytes.InsertRange(at, Bad[random.Next(Bad.Length)]);
                break;
            case 4:
                bytes.InsertRange(at, Repeat(Encoding.UTF8.GetBytes(Open[random.Next(Open.Length)]), random.Next(1, random.Next(8) == 0 ? 12_000 : 40)));
                break;
            case 5:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 6:
                bytes.InsertRange(at, Encoding.UTF8.GetBytes(Words[random.Next(Words.Length)]));
                break;
            case 7:
                var from = random.Next(other.Length + 1);
                bytes.InsertRange(at, other[from..Math.Min(other.Length, from + random.Next(300))]);
                break;
            default:
                for (var i = at; i < at + length && random.Next(3) > 0; i++)
                {
                    bytes[i] ^= (byte)(1 << random.Next(8));
                }

                break;
        }
    }

    private static byte[] Repeat(byte[] chunk, int times)
    {
        times = Math.Min(times, 40_000 / Math.Max(1, chunk.Length));
        var repeated = new byte[chunk.Length * times];
        for (var i = 0; i < times; i++)
        {
            chunk.CopyTo(repeated, i * chunk.Length);
        }

        return repeated;
    }
}
