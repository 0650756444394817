using Federation.Search.Index;
using Federation.Search.Queries;
using Federation.Testing;

namespace Federation.Search.Tests.Index;

/// <summary>Lists and planes of a whole segment against plain arrays of levels.</summary>
public sealed class PostingTests
{
    private static readonly double[] Shares = [0.00005, 0.001, 0.02, 0.06, 0.11, 0.13, 0.5, 1];

    [Theory]
    [InlineData(1, 100)]
    [InlineData(2, 4097)]
    [InlineData(3, Segment.Most)]
    public void What_was_added_in_any_order_is_there_in_every_way_of_asking(int seed, int offers)
    {
        var random = Seeds.Of(seed);
        var ordinals = Enumerable.Range(0, offers).ToArray();
        random.Shuffle(ordinals);
        // Each share twice: words with levels, then codes, whose level is 1.
        var levels = Shares.Concat(Shares).Select((share, term) => Enumerable.Range(0, offers).Select(_ => random.NextDouble() < share ? term < Shares.Length ? random.Next(1, 8) : 1 : 0).ToArray()).ToList();
        var builder = new PostingBuilder();
        for (var arrival = 0; arrival < offers; arrival++)
        {
            for (var term = 0; term < levels.Count; term++)
            {
                if (levels[term][ordinals[arrival]] is var level and > 0)
                {
                    builder.Add(term * 3, arrival, level);
                }
            }
        }

        var table = builder.Build(ordinals);
        var asked = new ulong[Bits.WordsFor(offers)];
        for (var term = 0; term < levels.Count; term++)
        {
            Check(table, term * 3, levels[term], asked);
            random.NextBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(asked.AsSpan(0, random.Next(asked.Length + 1))));
        }

        Assert.Equal(0, table.Of(1).Count);
        Assert.Equal(0, table.Of(-1).Count);
    }

    [Fact]
    public void A_level_is_raised_to_the_higher_one_and_half_of_something_is_never_nothing()
    {
        var random = Seeds.Of(9);
        foreach (var words in (int[])[1, 3, 64])
        {
            foreach (var half in (bool[])[false, true])
            {
                var (mine, other) = (new LevelPlanes(words), new LevelPlanes(words));
                var (low, high) = (new int[words * 64], new int[words * 64]);
                for (var i = 0; i < words * 64; i++)
                {
                    mine.Raise(i, low[i] = random.Next(8));
                    other.Raise(i, high[i] = random.Next(8));
                }

                mine.Raise(other, half, words);
                Assert.All(Enumerable.Range(0, words * 64), i => Assert.Equal(Math.Max(low[i], half ? Unit.Half(high[i]) : high[i]), mine.Of(i)));
            }
        }
    }

    private static void Check(PostingTable table, int term, int[] levels, ulong[] asked)
    {
        var posting = table.Of(term);
        Assert.Equal(levels.Count(level => level > 0), posting.Count);
        var found = new int[levels.Length];
        posting.CopyTo((ordinal, level) => found[ordinal] = level);
        Assert.Equal(levels, found);

        var bits = new ulong[asked.Length];
        posting.AddTo(bits);
        Assert.Equal(levels.Select(level => level > 0), Enumerable.Range(0, levels.Length).Select(ordinal => Bits.Has(bits, ordinal)));

        var raised = new LevelPlanes(asked.Length);
        posting.Raise(raised, half: true, asked.Length);
        Assert.Equal(levels.Select(level => level == 0 ? 0 : Unit.Half(level)), Enumerable.Range(0, levels.Length).Select(raised.Of));
        if (levels.Max() == 1)
        {
            var filled = Bits.Filled(asked, new ushort[asked.Length + 1]);
            Assert.Equal(Enumerable.Range(0, levels.Length).Count(ordinal => levels[ordinal] > 0 && Bits.Has(asked, ordinal)), posting.CountIn(asked, filled));
        }
    }
}
