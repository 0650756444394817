using Federation.Search.Matching;
using Federation.Testing;

namespace Federation.Search.Tests.Matching;

public sealed class RunsTests
{
    [Fact]
    public void Lists_that_share_an_array_behave_as_lists_of_their_own()
    {
        var random = Seeds.Of(1);
        var runs = new Runs<int>();
        var (mine, plain) = (new Run[50], Enumerable.Range(0, 50).Select(_ => new List<int>()).ToArray());
        for (var step = 0; step < 50_000; step++)
        {
            var one = (int)(50 * random.NextDouble() * random.NextDouble());
            var list = plain[one];
            if (random.Chance(0.001))
            {
                runs.Free(ref mine[one]);
                list.Clear();
            }
            else if (list.Count > 0 && random.Chance(step % 10_000 < 6_000 ? 0.4 : 0.6))
            {
                var at = random.Next(list.Count);
                runs.RemoveAt(ref mine[one], at);
                list[at] = list[^1];
                list.RemoveAt(list.Count - 1);
            }
            else
            {
                runs.Add(ref mine[one], step);
                list.Add(step);
            }

            Assert.True(runs.Of(mine[one]).SequenceEqual(list.ToArray()), $"step {step}");
        }

        Assert.All(plain.Index(), list => Assert.True(runs.Of(mine[list.Index]).SequenceEqual(list.Item.ToArray())));
    }

    /// <summary>Half as much again at most, so that so many short lists weigh little more than what they hold.</summary>
    [Fact]
    public void A_list_has_little_more_room_than_it_needs()
    {
        var (runs, run) = (new Runs<int>(), default(Run));
        for (var count = 1; count <= 5000; count++)
        {
            runs.Add(ref run, count);
            Assert.InRange(runs.Held, count, count + ((count - 1) / 2));
        }

        runs.Free(ref run);
        Assert.Equal(0, runs.Held);
    }
}
