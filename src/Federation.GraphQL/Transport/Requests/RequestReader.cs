using System.Text.Json;
using System.Text.Unicode;

namespace Federation.GraphQL.Transport.Requests;

/// <summary>
/// Reads <c>{ "query", "operationName", "variables", "extensions", "documentId" }</c>, the body of HTTP and the payload of a WebSocket's subscribe.
/// Other keys are passed over, as GraphQL over HTTP asks. A key given twice is refused: whoever filters requests on the way may have read the other one.
/// </summary>
internal ref struct RequestReader(RequestLimits limits, IncomingRequest into)
{
    private Keys _seen;

    [Flags]
    private enum Keys
    {
        Query = 1,
        OperationName = 2,
        Variables = 4,
        Extensions = 8,
        DocumentId = 16,
    }

    /// <returns>Null when <paramref name="request"/> was read; otherwise why not.</returns>
    public static RequestFault? Read(ReadOnlySpan<byte> json, RequestLimits limits, out IncomingRequest? request)
    {
        var into = new IncomingRequest();
        var fault = new RequestReader(limits, into).Read(json);
        if (fault is not null)
        {
            into.Dispose();
            into = null;
        }

        request = into;
        return fault;
    }

    private RequestFault? Read(ReadOnlySpan<byte> json)
    {
        if (json.StartsWith("\uFEFF"u8))
        {
            json = json[3..];
        }

        if (json.IsEmpty)
        {
            return RequestFault.Empty;
        }

        // Utf8JsonReader leaves the inside of strings unchecked until they are read.
        if (!Utf8.IsValid(json))
        {
            return RequestFault.NotUtf8;
        }

        try
        {
            var reader = new Utf8JsonReader(json, limits.Json);
            reader.Read();
            return reader.TokenType switch
            {
                JsonTokenType.StartObject => Members(ref reader, json),
                JsonTokenType.StartArray => RequestFault.Batch,
                _ => RequestFault.NotAnObject,
            };
        }
        catch (JsonException fault)
        {
            return RequestFault.Bad($"The request is not JSON, or its values are inside one another more than {limits.JsonDepth} deep (line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1}).");
        }
        catch (InvalidOperationException)
        {
            return RequestFault.NotUnicode;
        }
    }

    private RequestFault? Members(ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            if (Member(ref reader, json) is { } fault)
            {
                return fault;
            }
        }

        reader.Read();
        return into.Query is null && into.DocumentId is null ? RequestFault.NoQuery : null;
    }

    private RequestFault? Member(ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        if (reader.ValueTextEquals("query"u8))
        {
            return First(Keys.Query, ref reader, "query") ?? Query(ref reader);
        }

        if (reader.ValueTextEquals("variables"u8))
        {
            return First(Keys.Variables, ref reader, "variables") ?? RequestParts.Variables(ref reader, json, into);
        }

        if (reader.ValueTextEquals("operationName"u8))
        {
            return First(Keys.OperationName, ref reader, "operationName") ?? OperationName(ref reader);
        }

        if (reader.ValueTextEquals("extensions"u8))
        {
            return First(Keys.Extensions, ref reader, "extensions") ?? RequestParts.Extensions(ref reader, into);
        }

        if (reader.ValueTextEquals("documentId"u8))
        {
            return First(Keys.DocumentId, ref reader, "documentId") ?? DocumentId(ref reader);
        }

        reader.Skip();
        return null;
    }

    private RequestFault? First(Keys key, ref Utf8JsonReader reader, string name)
    {
        if ((_seen & key) != 0)
        {
            return RequestFault.Bad($"\"{name}\" is given twice.");
        }

        _seen |= key;
        reader.Read();
        return null;
    }

    private readonly RequestFault? Query(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is JsonTokenType.Null)
        {
            return null;
        }

        if (reader.TokenType is not JsonTokenType.String)
        {
            return RequestFault.Bad("\"query\" must be a string.");
        }

        var scratch = into.Scratch(reader.ValueSpan.Length);
        into.Query = scratch.AsMemory(0, reader.CopyString(scratch));
        return null;
    }

    private readonly RequestFault? OperationName(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.Null))
        {
            return RequestFault.Bad("\"operationName\" must be a string.");
        }

        into.OperationName = reader.GetString();
        return null;
    }

    private readonly RequestFault? DocumentId(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is JsonTokenType.Null)
        {
            return null;
        }

        return reader.TokenType is JsonTokenType.String
            ? RequestParts.DocumentId(reader.GetString()!, into)
            : RequestFault.Bad("\"documentId\" must be a string.");
    }
}
