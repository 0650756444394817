namespace Federation.GraphQL.Tests.Language.Generation;

/// <summary>Texts for the parser: well formed ones, broken ones, and heaps of tokens.</summary>
internal static class Texts
{
    public static IEnumerable<string> Make(int seed, int count)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            yield return (i % 8) switch
            {
                0 => Heap(random),
                1 or 2 => Operations(random),
                3 => Definitions(random),
                4 or 5 => Mutation.Of(Operations(random), random),
                6 => Mutation.Of(Definitions(random), random),
                _ => Mutation.Of(Mutation.Of(Operations(random), random), random),
            };
        }
    }

    public static string Operations(Random random)
    {
        var scribe = new Scribe(random);
        new OperationMaker(random, scribe).Document();
        return scribe.Text;
    }

    public static string Definitions(Random random)
    {
        var scribe = new Scribe(random);
        new DefinitionMaker(random, scribe).Document();
        return scribe.Text;
    }

    private static string Heap(Random random)
    {
        var scribe = new Scribe(random);
        for (var count = random.Next(1, 20); count > 0; count--)
        {
            scribe.Put(Lexemes.Any(random));
        }

        return scribe.Text;
    }
}
