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
        var after = reader;
        after.Read();
        if (after.TokenType is JsonTokenType.EndObject)
        {
            reader = after;
            return null;
        }

        into.Variables = JsonDocument.ParseValue(ref reader);
        return IsUnicode(json[start..(int)reader.BytesConsumed]) ? null : RequestFault.NotUnicode;
    }

    /// <summary>
    /// Whether every string of a value can be read. Half of a surrogate pair can only be written as an escape, and JsonElement throws for it when somebody
    /// asks for the string, which is too late.
    /// </summary>
    /// <param name="json">A value that was read before, and so is not too deep.</param>
    public static bool IsUnicode(ReadOnlySpan<byte> json)
    {
        if (json.IndexOf("\\u"u8) < 0)
        {
            return true;
        }

        var scratch = ArrayPool<byte>.Shared.Rent(json.Length);
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = int.MaxValue });
            while (reader.Read())
            {
                if (reader.ValueIsEscaped)
                {
                    reader.CopyString(scratch);
                }
            }

            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(scratch);
        }
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
}
