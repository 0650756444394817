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

    [Fact]
    public void Levels_are_compared_bit_by_bit_as_numbers_are()
    {
        var random = Seeds.Of(4);
        foreach (var words in (int[])[1, 3, 4, 64])
        {
            var (levels, expected) = (new LevelPlanes(words + 2), new int[words * 64]);
            for (var i = 0; i < expected.Length; i++)
            {
                levels.Raise(i + 128, expected[i] = random.Next(8));
            }

            for (var level = 1; level <= 7; level++)
            {
                var (left, added) = (new ulong[words], new ulong[words]);
                random.NextBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(left.AsSpan()));
                left.CopyTo(added, 0);
                var before = (ulong[])left.Clone();
                levels.AtLeast(level, left, 2, adding: false);
                levels.AtLeast(level, added, 2, adding: true);
                Assert.All(Enumerable.Range(0, expected.Length), i => Assert.Equal(
                    (Bits.Has(before, i) && expected[i] >= level, Bits.Has(before, i) || expected[i] >= level), (Bits.Has(left, i), Bits.Has(added, i))));
            }
        }
    }

    [Fact]
    public void Bits_are_counted_as_one_by_one_whatever_the_length()
    {
        var random = Seeds.Of(5);
        foreach (var words in (int[])[0, 1, 7, 63, 64, 65, 128, 1000, 1024])
        {
            foreach (var share in (double[])[0, 0.01, 0.5, 1])
            {
                var (a, b) = (new ulong[words], new ulong[words]);
                var expected = 0;
                for (var i = 0; i < words * 64; i++)
                {
                    var (first, second) = (random.NextDouble() <= share, random.NextDouble() <= share);
                    a[i >> 6] |= first ? 1UL << i : 0;
                    b[i >> 6] |= second ? 1UL << i : 0;
                    expected += first && second ? 1 : 0;
                }

                Assert.Equal(expected, Bits.CountBoth(a, b));
            }
        }
    }
}
