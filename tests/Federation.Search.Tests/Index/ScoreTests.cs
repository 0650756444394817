using Federation.Search.Index;
using Federation.Search.Results;
using Federation.Testing;

namespace Federation.Search.Tests.Index;

public sealed class ScoreTests
{
    [Fact]
    public void Scores_added_and_compared_bit_by_bit_are_those_of_plain_sums()
    {
        var random = Seeds.Of(3);
        foreach (var words in (int[])[1, 2, 5, 63, 64])
        {
            var scores = new ScorePlanes();
            var expected = new int[words * 64];
            for (var unit = 0; unit < 12; unit++)
            {
                var (levels, weight) = (new LevelPlanes(words), random.Next(1, Relevance.HighestWeight + 1));
                for (var i = 0; i < expected.Length; i++)
                {
                    var level = random.Next(8);
                    levels.Raise(i, level);
                    expected[i] += level * weight;
                }

                scores.Add(levels.Low, levels.Mid, levels.High, weight);
            }

            Assert.Equal(expected, Enumerable.Range(0, expected.Length).Select(scores.Of));
            var (above, equal) = (new ulong[words], new ulong[words]);
            foreach (var bound in (int[])[0, 1, 300, expected[0], expected.Max(), 1260, 2047])
            {
                scores.Compare(bound, above, equal);
                Assert.All(Enumerable.Range(0, expected.Length), i => Assert.Equal((expected[i] > bound, expected[i] == bound), (Bits.Has(above, i), Bits.Has(equal, i))));
            }
        }
    }
}
