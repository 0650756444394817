using System.Collections.Immutable;

namespace Federation.Gateway.GraphQL.Commands;

/// <summary>What software writes, as the pages read a form: no blanks around, nothing for an empty text, sets in the order of their codes.</summary>
internal static class Typed
{
    public static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.ReplaceLineEndings("\n").Trim();

    public static ImmutableArray<string> Lines(ImmutableArray<string> lines) => [.. lines.Select(line => line.Trim()).Where(line => line.Length > 0)];

    public static ImmutableArray<T> Set<T>(ImmutableArray<T> codes) where T : struct, Enum => [.. codes.Distinct().Order()];
}
