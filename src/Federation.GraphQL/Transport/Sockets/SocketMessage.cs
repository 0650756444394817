using System.Text.Json;
using Federation.GraphQL.Transport.Requests;

namespace Federation.GraphQL.Transport.Sockets;

internal enum SocketMessageKind
{
    Init,
    Ping,
    Pong,
    Subscribe,
    Complete,
}

/// <param name="Id">Empty where the kind has none.</param>
/// <param name="Payload">An object's text, within the message; empty when there was none.</param>
internal readonly record struct SocketMessage(SocketMessageKind Kind, string Id, ReadOnlyMemory<byte> Payload)
{
    /// <summary>Public clients send a UUID.</summary>
    private const int LongestId = 256;

    /// <returns>Null when the text is a message that a client may send; otherwise why not.</returns>
    public static string? Read(ReadOnlyMemory<byte> text, int depth, out SocketMessage message)
    {
        message = default;
        try
        {
            return Read(text, new JsonReaderOptions { MaxDepth = depth }, ref message);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return "The message is not JSON, or is too deep";
        }
    }

    private static string? Read(ReadOnlyMemory<byte> text, JsonReaderOptions options, ref SocketMessage message)
    {
        var reader = new Utf8JsonReader(text.Span, options);
        reader.Read();
        if (reader.TokenType is not JsonTokenType.StartObject)
        {
            return "The message is not an object";
        }

        string? type = null;
        string? id = null;
        ReadOnlyMemory<byte>? payload = null;
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var isType = reader.ValueTextEquals("type"u8);
            var isId = reader.ValueTextEquals("id"u8);
            var isPayload = reader.ValueTextEquals("payload"u8);
            reader.Read();
            if ((isType && type is not null) || (isId && id is not null) || (isPayload && payload is not null))
            {
                return "A key is given twice";
            }

            if ((isType || isId) && reader.TokenType is not JsonTokenType.String)
            {
                return "\"type\" and \"id\" are strings";
            }

            if (isPayload && reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.Null))
            {
                return "\"payload\" is an object";
            }

            type = isType ? reader.GetString() : type;
            id = isId ? reader.GetString() : id;
            var start = (int)reader.TokenStartIndex;
            var given = reader.TokenType is JsonTokenType.StartObject;
            reader.Skip();
            payload = isPayload ? given ? text[start..(int)reader.BytesConsumed] : default(ReadOnlyMemory<byte>) : payload;
        }

        reader.Read();
        return Judge(type, id ?? "", payload ?? default, ref message);
    }

    private static string? Judge(string? type, string id, ReadOnlyMemory<byte> payload, ref SocketMessage message)
    {
        SocketMessageKind? kind = type switch
        {
            "connection_init" => SocketMessageKind.Init,
            "ping" => SocketMessageKind.Ping,
            "pong" => SocketMessageKind.Pong,
            "subscribe" => SocketMessageKind.Subscribe,
            "complete" => SocketMessageKind.Complete,
            _ => null,
        };
        if (kind is null)
        {
            return "The type of the message is not known";
        }

        if (kind is SocketMessageKind.Subscribe or SocketMessageKind.Complete && id.Length is 0 or > LongestId)
        {
            return $"\"id\" has 1 to {LongestId} characters";
        }

        if (kind is SocketMessageKind.Subscribe && payload.IsEmpty)
        {
            return "\"payload\" is missing";
        }

        if (!RequestParts.IsUnicode(payload.Span))
        {
            return RequestFault.NotUnicode.Message;
        }

        message = new SocketMessage(kind.Value, id, payload);
        return null;
    }
}
