using Federation.Search.Analysis;
using Federation.Search.Matching;
using Federation.Testing;

namespace Federation.Search.Tests.Matching;

public sealed class NearWordsTests
{
    [Fact]
    public void Every_word_one_error_away_is_found_and_none_that_was_removed()
    {
        var random = Seeds.Of(1);
        var (near, words) = (new NearWords(), new List<string>());
        for (var i = 0; i < 3000; i++)
        {
            if (words.Count > 0 && random.Chance(0.3))
            {
                var at = random.Next(words.Count);
                near.Remove(words[at], words[at].GetHashCode());
                words.RemoveAt(at);
            }
            else if (Word(random) is var word && !words.Contains(word))
            {
                near.Add(word, word.GetHashCode());
                words.Add(word);
            }

            var (asked, found) = (Word(random), new List<int>());
            near.Find(asked, found);
            Assert.All(words.Where(word => TypingErrors.Separates(asked, word)), word => Assert.Contains(word.GetHashCode(), found));
            Assert.All(found, owner => Assert.Contains(words, word => word.GetHashCode() == owner));
        }

        words.ForEach(word => near.Remove(word, word.GetHashCode()));
        Assert.True(near.IsEmpty);
    }

    /// <summary>Of few letters, so that many are near; some as long as words can be.</summary>
    private static string Word(Random random) => string.Concat(Enumerable.Range(0, random.Chance(0.05) ? 80 : random.Next(5, 9)).Select(_ => random.Chance(0.9) ? 'a' : random.Chance(0.5) ? 'b' : 'é'));
}
