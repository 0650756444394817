using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Federation.GraphQL.Transport.Requests;

/// <summary>
/// Reads a request from a URL's query component, as GET carries it: <c>application/x-www-form-urlencoded</c> as the URL standard decodes it, where a
/// <c>%</c> that begins no escape stands for itself. An empty value is as good as none.
/// </summary>
internal static class UrlReader
{
    /// <param name="component">With or without its question mark; its length is the server's to bound.</param>
    public static RequestFault? Read(string component, RequestLimits limits, out IncomingRequest? request)
    {
        var into = new IncomingRequest();
        var fault = Read(component.AsSpan().TrimStart('?'), limits, into);
        if (fault is not null)
        {
            into.Dispose();
            into = null;
        }

        request = into;
        return fault;
    }

    private static RequestFault? Read(ReadOnlySpan<char> component, RequestLimits limits, IncomingRequest into)
    {
        var most = Encoding.UTF8.GetMaxByteCount(component.Length);
        if (component.Length > limits.Bytes)
        {
            return limits.TooLarge;
        }

        var seen = new List<string>(4);
        var scratch = into.Scratch(most);
        var used = 0;
        foreach (var range in component.Split('&'))
        {
            var pair = component[range];
            var equals = pair.IndexOf('=');
            var name = equals < 0 ? pair : pair[..equals];
            var value = equals < 0 ? default : pair[(equals + 1)..];
            if (Known(Decode(name, scratch.AsSpan(used))) is not { } key || value.IsEmpty)
            {
                continue;
            }

            if (seen.Contains(key))
            {
                return RequestFault.Bad($"\"{key}\" is given twice.");
            }

            seen.Add(key);
            var bytes = Decode(value, scratch.AsSpan(used));
            if (!Utf8.IsValid(bytes))
            {
                return RequestFault.NotUtf8;
            }

            if (Take(key, bytes, scratch.AsMemory(used, bytes.Length), limits, into) is { } fault)
            {
                return fault;
            }

            used += bytes.Length;
        }

        return into.Query is null && into.DocumentId is null ? RequestFault.NoQuery : null;
    }

    private static string? Known(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("query"u8) ? "query"
        : name.SequenceEqual("variables"u8) ? "variables"
        : name.SequenceEqual("operationName"u8) ? "operationName"
        : name.SequenceEqual("extensions"u8) ? "extensions"
        : name.SequenceEqual("documentId"u8) ? "documentId"
        : null;

    private static RequestFault? Take(string key, ReadOnlySpan<byte> bytes, ReadOnlyMemory<byte> memory, RequestLimits limits, IncomingRequest into)
    {
        switch (key)
        {
            case "query":
                into.Query = memory;
                return null;
            case "operationName":
                into.OperationName = Encoding.UTF8.GetString(bytes);
                return null;
            case "documentId":
                return RequestParts.DocumentId(Encoding.UTF8.GetString(bytes), into);
            default:
                return Json(key, bytes, limits, into);
        }
    }

    private static RequestFault? Json(string key, ReadOnlySpan<byte> bytes, RequestLimits limits, IncomingRequest into)
    {
        try
        {
            var reader = new Utf8JsonReader(bytes, limits.Json);
            reader.Read();
            var fault = key == "variables" ? RequestParts.Variables(ref reader, bytes, into) : RequestParts.Extensions(ref reader, into);
            if (fault is null)
            {
                reader.Read();
            }

            return fault;
        }
        catch (JsonException)
        {
            return RequestFault.Bad($"\"{key}\" is not JSON, or its values are inside one another more than {limits.JsonDepth} deep.");
        }
        catch (InvalidOperationException)
        {
            return RequestFault.NotUnicode;
        }
    }

    /// <returns>The decoded bytes, at the beginning of <paramref name="to"/>; never more than three for each character.</returns>
    private static ReadOnlySpan<byte> Decode(ReadOnlySpan<char> text, Span<byte> to)
    {
        var length = 0;
        while (!text.IsEmpty)
        {
            if (text[0] == '%' && text.Length > 2 && byte.TryParse(text.Slice(1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var escaped))
            {
                to[length++] = escaped;
                text = text[3..];
                continue;
            }

            if (text[0] == '+')
            {
                to[length++] = (byte)' ';
                text = text[1..];
                continue;
            }

            Rune.DecodeFromUtf16(text, out var rune, out var taken);
            length += rune.EncodeToUtf8(to[length..]);
            text = text[taken..];
        }

        return to[..length];
    }
}
