using System.Text.Json;
using System.Text.Unicode;

namespace Federation.Node.Exchange.Records;

/// <summary>
/// A first pass over the bytes, before any tree is built: correct UTF-8, correct JSON, not too deep, and no half of a surrogate pair, which the
/// tree would only throw about later, at the first reading of that text.
/// </summary>
internal static class JsonScan
{
    public const int Deepest = 12;

    private static ReadOnlySpan<byte> Mark => [0xEF, 0xBB, 0xBF];

    /// <summary>Editors put a byte order mark where nobody asked: it is passed over.</summary>
    public static ReadOnlyMemory<byte> WithoutMark(byte[] bytes) => bytes.AsSpan().StartsWith(Mark) ? bytes.AsMemory(Mark.Length) : bytes;

    public static bool IsSound(string file, ReadOnlySpan<byte> bytes, Faults faults)
    {
        if (!Utf8.IsValid(bytes))
        {
            faults.Add(new RecordPlace(file), null, "invalid-text", Line(bytes, Utf8Length(bytes)));
            return false;
        }

        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = 64 });
        int? index = null;
        string? field = null;
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth > Deepest)
                {
                    faults.Add(new RecordPlace(file, index), field, "too-deep", Line(bytes, reader.TokenStartIndex));
                    return false;
                }

                if (reader is { TokenType: JsonTokenType.StartObject, CurrentDepth: 1 })
                {
                    index = index is { } last ? last + 1 : 0;
                    field = null;
                }

                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                {
                    var text = reader.GetString();
                    field = reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 2 } ? text : field;
                }
            }

            return true;
        }
        catch (InvalidOperationException)
        {
            faults.Add(new RecordPlace(file, index), field, "invalid-text", Line(bytes, reader.TokenStartIndex));
        }
        catch (JsonException failure)
        {
            var code = reader.CurrentDepth > Deepest ? "too-deep" : "invalid-json";
            faults.Add(new RecordPlace(file, index), field, code, ((failure.LineNumber ?? 0) + 1).ToString());
        }

        return false;
    }

    private static string Line(ReadOnlySpan<byte> bytes, long before) => (bytes[..(int)before].Count((byte)'\n') + 1).ToString();

    private static int Utf8Length(ReadOnlySpan<byte> bytes)
    {
        var good = 0;
        while (System.Text.Rune.DecodeFromUtf8(bytes[good..], out _, out var length) == System.Buffers.OperationStatus.Done)
        {
            good += length;
        }

        return good;
    }
}
