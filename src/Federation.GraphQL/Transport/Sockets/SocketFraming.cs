using System.Text.Json;
using Federation.GraphQL.Transport.Operations;

namespace Federation.GraphQL.Transport.Sockets;

/// <summary>Messages of graphql-transport-ws about one operation.</summary>
internal sealed class SocketFraming(string id) : Framing
{
    private readonly JsonEncodedText _id = JsonEncodedText.Encode(id);

    public override bool CompletesAfterError => false;

    public override void Open(ResponseBuffer frame)
    {
        Head(frame, "next"u8);
        frame.Write(",\"payload\":"u8);
    }

    public override void Close(ResponseBuffer frame) => frame.Write("}"u8);

    /// <summary>The protocol wants the list alone.</summary>
    public override void Error(ResponseBuffer frame, ReadOnlySpan<byte> response)
    {
        Head(frame, "error"u8);
        frame.Write(",\"payload\":"u8);
        frame.Write(ErrorsOf(response));
        frame.Write("}"u8);
    }

    public override void Complete(ResponseBuffer frame)
    {
        Head(frame, "complete"u8);
        frame.Write("}"u8);
    }

    private static ReadOnlySpan<byte> ErrorsOf(ReadOnlySpan<byte> response)
    {
        var reader = new Utf8JsonReader(response);
        reader.Read();
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var found = reader.ValueTextEquals("errors"u8);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (found)
            {
                return response[start..(int)reader.BytesConsumed];
            }
        }

        return "[]"u8;
    }

    private void Head(ResponseBuffer frame, ReadOnlySpan<byte> type)
    {
        frame.Write("{\"id\":\""u8);
        frame.Write(_id.EncodedUtf8Bytes);
        frame.Write("\",\"type\":\""u8);
        frame.Write(type);
        frame.Write("\""u8);
    }
}
