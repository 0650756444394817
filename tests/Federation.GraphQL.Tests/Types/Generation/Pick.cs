namespace Federation.GraphQL.Tests.Types.Generation;

internal static class Pick
{
    public static T One<T>(this Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];

    public static T[] Some<T>(this Random random, IEnumerable<T> from) => [.. from.Where(_ => random.Next(2) == 0)];

    public static bool OneIn(this Random random, int chances) => random.Next(chances) == 0;
}
