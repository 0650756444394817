using System.Text.Json;
using System.Text.Json.Serialization;

namespace Federation.Gateway.Live;

/// <summary>
/// What a client asks a stream with, to be read once. SignalR keeps the arguments of a stream for as long as it runs; a <see cref="JsonElement"/> among
/// them was its whole document, for hours, ten thousand times.
/// </summary>
[JsonConverter(typeof(LiveFilterConverter))]
public sealed class LiveFilter(JsonElement json)
{
    private JsonElement _json = json;

    /// <returns>Undefined when it was taken before.</returns>
    public JsonElement Take()
    {
        var json = _json;
        _json = default;
        return json;
    }
}

/// <summary>Whatever it is, <see cref="LiveRequest"/> says what is wrong with it, as a code in the stream.</summary>
public sealed class LiveFilterConverter : JsonConverter<LiveFilter>
{
    public override bool HandleNull => true;

    public override LiveFilter Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(JsonElement.ParseValue(ref reader));

    public override void Write(Utf8JsonWriter writer, LiveFilter value, JsonSerializerOptions options) => throw new NotSupportedException();
}
