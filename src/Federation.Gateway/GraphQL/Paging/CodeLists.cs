using System.Collections.Immutable;
using Federation.Gateway.GraphQL.Errors;

namespace Federation.Gateway.GraphQL.Paging;

/// <summary>Lists of codes in a filter.</summary>
internal static class CodeLists
{
    /// <summary>More than any closed list has.</summary>
    private const int MostValues = 110;

    public static void Hold<T>(string field, ImmutableArray<T>? values)
    {
        if (values is { Length: > MostValues })
        {
            throw Faults.Invalid($"filter.{field}");
        }
    }

    public static bool Has<T>(ImmutableArray<T>? asked, T code) => asked is not { } codes || codes.Contains(code);

    public static bool Meet<T>(ImmutableArray<T>? asked, ImmutableArray<T> codes) => asked is not { } some || codes.Any(some.Contains);
}
