using System.Text.Json;

namespace Federation.GraphQL.Tests.Execution.Reference;

/// <summary>Two responses. Numbers are compared as numbers, everything else letter by letter and in order.</summary>
internal static class Comparison
{
    /// <param name="raced">
    /// Some fields come later: which of several errors makes an ancestor null is then decided by who is first. Each null must still have an error, and an
    /// error of the null field itself must be on both sides.
    /// </param>
    public static string? Difference(JsonElement theirs, JsonElement ours, bool raced)
    {
        if (theirs.TryGetProperty("invalid", out var invalid))
        {
            return $"the reference refuses it: {invalid}";
        }

        var theirData = theirs.TryGetProperty("data", out var some) ? some : default;
        var ourData = ours.TryGetProperty("data", out var other) ? other : default;
        if (!Same(theirData, ourData))
        {
            return "other data";
        }

        var (theirErrors, ourErrors) = (Errors(theirs), Errors(ours));
        if (theirErrors.SequenceEqual(ourErrors))
        {
            return null;
        }

        if (!raced)
        {
            return $"other errors: {string.Join(" | ", ourErrors)} instead of {string.Join(" | ", theirErrors)}";
        }

        var (theirPlaces, ourPlaces) = (Places(theirs, theirData), Places(ours, ourData));
        return theirPlaces.SetEquals(ourPlaces) ? null : $"errors at other places: {string.Join(" | ", ourPlaces)} instead of {string.Join(" | ", theirPlaces)}";
    }

    private static bool Same(JsonElement one, JsonElement other)
    {
        if (one.ValueKind != other.ValueKind)
        {
            return false;
        }

        return one.ValueKind switch
        {
            JsonValueKind.Object => one.EnumerateObject().Select(property => property.Name).SequenceEqual(other.EnumerateObject().Select(property => property.Name))
                && one.EnumerateObject().Zip(other.EnumerateObject()).All(pair => Same(pair.First.Value, pair.Second.Value)),
            JsonValueKind.Array => one.GetArrayLength() == other.GetArrayLength()
                && one.EnumerateArray().Zip(other.EnumerateArray()).All(pair => Same(pair.First, pair.Second)),
            JsonValueKind.Number => one.GetDouble() == other.GetDouble(),
            JsonValueKind.String => one.GetString() == other.GetString(),
            _ => true,
        };
    }

    private static List<string> Errors(JsonElement response) =>
        response.TryGetProperty("errors", out var errors) ? [.. errors.EnumerateArray().Select(error => $"{Path(error)} at {Locations(error)}")] : [];

    /// <summary>Where in the data each error left a null, and whether the field there failed itself.</summary>
    private static HashSet<string> Places(JsonElement response, JsonElement data)
    {
        var places = new HashSet<string>();
        foreach (var error in response.GetProperty("errors").EnumerateArray())
        {
            var steps = error.GetProperty("path").EnumerateArray().ToArray();
            var at = data;
            var depth = 0;
            while (at.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            {
                at = at.ValueKind == JsonValueKind.Array ? at[steps[depth].GetInt32()] : at.GetProperty(steps[depth].GetString()!);
                depth++;
            }

            places.Add($"{string.Join('.', steps.Take(depth))}{(depth == steps.Length ? $" itself at {Locations(error)}" : "")}");
        }

        return places;
    }

    private static string Path(JsonElement error) => error.TryGetProperty("path", out var path) ? string.Join('.', path.EnumerateArray()) : "";

    private static string Locations(JsonElement error) =>
        error.TryGetProperty("locations", out var locations)
            ? string.Join(' ', locations.EnumerateArray().Select(at => $"{at.GetProperty("line")}:{at.GetProperty("column")}"))
            : "";
}
