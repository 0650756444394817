using System.Text.Json;
using Federation.GraphQL.Transport.Operations;

namespace Federation.GraphQL.Transport.Events;

/// <summary>Events of graphql-sse. A response is one line, for JSON without indentation has no line end.</summary>
/// <param name="id">Null in the distinct connections mode, where the stream is the operation's own.</param>
internal sealed class EventFraming(string? id) : Framing
{
    private readonly JsonEncodedText? _id = id is null ? null : JsonEncodedText.Encode(id);

    /// <summary>A comment, which parsers pass over.</summary>
    public static ReadOnlySpan<byte> Comment => ":\n\n"u8;

    public override bool CompletesAfterError => true;

    public override void Open(ResponseBuffer frame)
    {
        frame.Write("event: next\ndata: "u8);
        if (_id is { } known)
        {
            Head(frame, known);
            frame.Write(",\"payload\":"u8);
        }
    }

    public override void Close(ResponseBuffer frame) => frame.Write(_id is null ? "\n\n"u8 : "}\n\n"u8);

    /// <summary>Errors are a result like another.</summary>
    public override void Error(ResponseBuffer frame, ReadOnlySpan<byte> response)
    {
        Open(frame);
        frame.Write(response);
        Close(frame);
    }

    /// <summary>The data field is written even when it is empty: without one, EventSource raises no event.</summary>
    public override void Complete(ResponseBuffer frame)
    {
        frame.Write("event: complete\ndata: "u8);
        if (_id is { } known)
        {
            Head(frame, known);
            frame.Write("}"u8);
        }

        frame.Write("\n\n"u8);
    }

    private static void Head(ResponseBuffer frame, JsonEncodedText id)
    {
        frame.Write("{\"id\":\""u8);
        frame.Write(id.EncodedUtf8Bytes);
        frame.Write("\""u8);
    }
}
