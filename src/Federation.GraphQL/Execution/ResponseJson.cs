using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Federation.GraphQL.Language;

namespace Federation.GraphQL.Execution;

/// <summary>The response's frame. Errors stand first, as the specification advises: who reads a stream knows of them before the data.</summary>
internal static class ResponseJson
{
    private static readonly JsonWriterOptions Options = new() { SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(IBufferWriter<byte> to, ImmutableArray<GraphQLError> errors, ReadOnlySpan<byte> data)
    {
        var name = "{\"data\":"u8;
        if (!errors.IsEmpty)
        {
            to.Write("{\"errors\":"u8);
            WriteList(to, errors);
            name = ",\"data\":"u8;
        }

        // In one piece: a buffer that grows step by step copies all of it again and again.
        var piece = to.GetSpan(name.Length + data.Length + 1);
        name.CopyTo(piece);
        data.CopyTo(piece[name.Length..]);
        piece[name.Length + data.Length] = (byte)'}';
        to.Advance(name.Length + data.Length + 1);
    }

    public static void WriteErrors(IBufferWriter<byte> to, ImmutableArray<GraphQLError> errors)
    {
        to.Write("{\"errors\":"u8);
        WriteList(to, errors);
        to.Write("}"u8);
    }

    private static void WriteList(IBufferWriter<byte> to, ImmutableArray<GraphQLError> errors)
    {
        using var json = new Utf8JsonWriter(to, Options);
        json.WriteStartArray();
        foreach (var error in errors)
        {
            Write(json, error);
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, GraphQLError error)
    {
        json.WriteStartObject();
        json.WriteString("message", error.Message);
        if (!error.Locations.IsDefaultOrEmpty)
        {
            json.WriteStartArray("locations");
            foreach (var location in error.Locations)
            {
                json.WriteStartObject();
                json.WriteNumber("line", location.Line);
                json.WriteNumber("column", location.Column);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        if (!error.Path.IsDefaultOrEmpty)
        {
            json.WriteStartArray("path");
            foreach (var step in error.Path)
            {
                if (step is int index)
                {
                    json.WriteNumberValue(index);
                }
                else
                {
                    json.WriteStringValue((string)step);
                }
            }

            json.WriteEndArray();
        }

        json.WriteStartObject("extensions");
        json.WriteString("code", error.Code);
        foreach (var (name, value) in error.Extensions.Where(extension => extension.Key != "code"))
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
