using System.Text;

namespace Federation.GraphQL.Tests.Language.Generation;

/// <summary>One small accident of the kind that hands and networks make.</summary>
internal static class Mutation
{
    public static string Of(string text, Random random)
    {
        // By runes: half of a surrogate pair cannot be written in UTF-8.
        var runes = text.EnumerateRunes().Select(rune => rune.ToString()).ToList();
        var at = random.Next(runes.Count + 1);
        var length = Math.Min(random.Next(1, 4), runes.Count - at);
        switch (random.Next(5))
        {
            case 0:
                runes.RemoveRange(at, length);
                break;
            case 1:
                runes.Insert(at, Lexemes.Any(random));
                break;
            case 2:
                runes.InsertRange(at, runes.GetRange(at, length));
                break;
            case 3:
                return string.Concat(runes.Take(at));
            default:
                runes.RemoveRange(at, length);
                runes.Insert(at, Lexemes.Any(random));
                break;
        }

        return string.Concat(runes);
    }
}
