using System.Buffers;
using System.Text.Json;

namespace Federation.GraphQL.Transport.Requests;

/// <summary>The parts of a request that are JSON on every wire, a URL's parameters included. The reader stands on the value.</summary>
internal static class RequestParts
{
    private const string Prefix = "sha256:";
    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdefABCDEF");

    public static RequestFault? Variables(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, IncomingRequest into)
    {
        if (reader.TokenType is JsonTokenType.Null)
        {
            return null;
        }

        if (reader.TokenType is not JsonTokenType.StartObject)
        {
            return RequestFault.Bad("\"variables\" must be an object.");
        }

        var start = (int)reader.TokenStartIndex;
        var depth = reader.CurrentDepth;
        var strings = reader;
        strings.Read();
        if (strings.TokenType is JsonTokenType.EndObject)
        {
            reader = strings;
            return null;
        }

        into.Variables = JsonDocument.ParseValue(ref reader);
        var raw = json[start..(int)reader.BytesConsumed];
        if (raw.IndexOf("\\u"u8) >= 0)
        {
            Unescape(ref strings, depth, raw.Length);
        }

        return null;
    }

    public static RequestFault? Extensions(ref Utf8JsonReader reader, IncomingRequest into)
    {
        if (reader.TokenType is JsonTokenType.Null)
        {
            return null;
        }

        if (reader.TokenType is not JsonTokenType.StartObject)
        {
            return RequestFault.Bad("\"extensions\" must be an object.");
        }

        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("persistedQuery"u8))
            {
                reader.Read();
                if (PersistedQuery(ref reader, into) is { } fault)
                {
                    return fault;
                }
            }
            else if (reader.ValueTextEquals("operationId"u8))
            {
                reader.Read();
                if (reader.TokenType is not JsonTokenType.String)
                {
                    return RequestFault.Bad("\"operationId\" must be a string.");
                }

                into.OperationId = reader.GetString();
            }
            else
            {
                reader.Skip();
            }
        }

        return null;
    }

    /// <param name="id"><c>sha256:</c> and the digest in hexadecimal, or the digest alone.</param>
    public static RequestFault? DocumentId(string id, IncomingRequest into)
    {
        var digest = id.StartsWith(Prefix, StringComparison.Ordinal) ? id[Prefix.Length..] : id;
        if (digest.Length != 64 || digest.AsSpan().ContainsAnyExcept(Hexadecimal))
        {
            return RequestFault.Bad("A document's id is its SHA-256 in hexadecimal.");
        }

        digest = digest.ToLowerInvariant();
        if (into.DocumentId is { } other && other != digest)
        {
            return RequestFault.Bad("The request names two documents.");
        }

        into.DocumentId = digest;
        return null;
    }

    /// <summary>The shape of Apollo's automatic persisted queries: <c>{ "version": 1, "sha256Hash": … }</c>.</summary>
    private static RequestFault? PersistedQuery(ref Utf8JsonReader reader, IncomingRequest into)
    {
        if (reader.TokenType is not JsonTokenType.StartObject)
        {
            return RequestFault.Bad("\"persistedQuery\" must be an object.");
        }

        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            if (!reader.ValueTextEquals("sha256Hash"u8))
            {
                reader.Skip();
                continue;
            }

            reader.Read();
            if (reader.TokenType is not JsonTokenType.String)
            {
                return RequestFault.Bad("\"sha256Hash\" must be a string.");
            }

            if (DocumentId(reader.GetString()!, into) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    /// <summary>
    /// Half of a surrogate pair can only be written as an escape, and JsonElement would throw for it in the middle of the variables' coercion.
    /// </summary>
    /// <exception cref="InvalidOperationException">A string holds such a half.</exception>
    private static void Unescape(ref Utf8JsonReader strings, int depth, int length)
    {
        var scratch = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            do
            {
                if (strings.ValueIsEscaped)
                {
                    strings.CopyString(scratch);
                }
            }
            while (strings.Read() && strings.CurrentDepth > depth);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(scratch);
        }
    }
}
