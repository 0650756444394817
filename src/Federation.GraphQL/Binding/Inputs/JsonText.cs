using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Federation.GraphQL.Binding.Inputs;

/// <summary>JSON can escape half a surrogate pair, which is no text: reading it throws.</summary>
internal static class JsonText
{
    public static bool IsText(JsonElement json) =>
        json.ValueKind == JsonValueKind.String && (JsonMarshal.GetRawUtf8Value(json).IndexOf("\\u"u8) < 0 || TryRead(json, out _));

    public static bool TryRead(JsonElement json, [NotNullWhen(true)] out string? text)
    {
        try
        {
            text = json.ValueKind == JsonValueKind.String ? json.GetString() : null;
            return text is not null;
        }
        catch (InvalidOperationException)
        {
            text = null;
            return false;
        }
    }

    public static bool TryName(JsonProperty property, [NotNullWhen(true)] out string? name)
    {
        try
        {
            name = property.Name;
            return true;
        }
        catch (InvalidOperationException)
        {
            name = null;
            return false;
        }
    }
}
