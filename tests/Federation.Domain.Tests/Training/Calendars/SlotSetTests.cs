using System.Text.Json;
using Federation.Domain.Grains;
using Federation.Domain.Training;

namespace Federation.Domain.Tests.Training.Calendars;

/// <summary>Bits against sets of slots.</summary>
public sealed class SlotSetTests
{
    private static readonly DateOnly Start = new(2026, 10, 1);

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void What_is_in_both_within_and_without_is_as_with_plain_sets(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 500; round++)
        {
            var (one, two) = (Draw(random), Draw(random));
            var (plain, other) = (one.Slots().ToHashSet(), two.Slots().ToHashSet());
            Assert.Equal(plain.Count, one.Count);
            Same(plain.Intersect(other), one.And(two), $"{seed}/{round} and");
            Same(plain.Intersect(other), two.And(one), $"{seed}/{round} and, the other way round");
            Same(plain.Except(other), one.Without(two.Slots()), $"{seed}/{round} without");
            var (first, days) = (Start.AddDays(random.Next(-40, 120)), random.Next(0, 90));
            Same(plain.Where(slot => slot.Date >= first && slot.Date < first.AddDays(days)), one.Within(first, days), $"{seed}/{round} within");
        }
    }

    [Fact]
    public void Written_and_read_again_it_is_the_same()
    {
        var random = new Random(5);
        for (var round = 0; round < 500; round++)
        {
            var set = Draw(random);
            var json = JsonSerializer.Serialize(new TrainerFree(set), DomainJson.Options);
            var again = JsonSerializer.Deserialize<TrainerFree>(json, DomainJson.Options)!.Free;
            Assert.Equal(set, again);
            Assert.Equal(set.GetHashCode(), again.GetHashCode());
            Assert.Equal(set.Slots(), again.Slots());
        }

        Assert.Equal(SlotSet.Empty, JsonSerializer.Deserialize<SlotSet>(JsonSerializer.Serialize(SlotSet.Empty, DomainJson.Options), DomainJson.Options));
    }

    [Theory]
    [InlineData("""{"from":"2027-01-01","days":1,"free":"CA=="}""")]
    [InlineData("""{"from":"2027-01-01","days":-1,"free":""}""")]
    [InlineData("""{"from":"2027-01-01","days":733,"free":""}""")]
    [InlineData("""{"from":"2027-01-01","days":1,"free":"AAA="}""")]
    [InlineData("""{"from":"2027-01-01","days":1,"free":7}""")]
    [InlineData("""{"from":7,"days":1,"free":"AA=="}""")]
    [InlineData("""{"from":"2027-01-01","days":"1","free":"AA=="}""")]
    [InlineData("""{"from":"2027-13-01","days":1,"free":"AA=="}""")]
    [InlineData("""{"from":"9999-12-31","days":1,"free":"Bw=="}""")]
    [InlineData("""{"from":"0001-01-01","days":1,"free":"Bw=="}""")]
    [InlineData("""{"from":"2027-01-01","free":"AA=="}""")]
    [InlineData("""{"from":"2027-01-01","days":1,"free":"AA==","why":"x"}""")]
    [InlineData("""[]""")]
    [InlineData("\"x\"")]
    public void Bits_beyond_the_days_and_shapes_that_were_never_written_are_refused(string json) =>
        Assert.ThrowsAny<JsonException>(() => JsonSerializer.Deserialize<SlotSet>(json, DomainJson.Options));

    [Fact]
    public void Two_years_are_a_few_hundred_bytes_and_no_more_days_are_held()
    {
        var all = new OpenCalendar([new OpenWindow(Start, Start.AddDays(1000), [.. Enum.GetValues<DayOfWeek>()], [.. Enum.GetValues<DayPart>()])], []).Open(Start, 5000);
        Assert.Equal(SlotSet.MostDays, all.Days);
        Assert.Equal(SlotSet.MostDays * Slot.PartsOfDay, all.Count);
        Assert.InRange(JsonSerializer.Serialize(all, DomainJson.Options).Length, 300, 450);
    }

    private static void Same(IEnumerable<Slot> expected, SlotSet found, string where) => Assert.True(expected.Order().SequenceEqual(found.Slots()), where);

    private static SlotSet Draw(Random random)
    {
        var from = Start.AddDays(random.Next(-30, 100));
        var days = random.Next(0, 100);
        var taken = Enumerable.Range(0, random.Next(0, 150)).Select(_ => new Slot(from.AddDays(random.Next(0, 100)), (DayPart)random.Next(3))).ToList();
        return new OpenCalendar([new OpenWindow(from, from.AddDays(100), [.. Enum.GetValues<DayOfWeek>()], [.. Enum.GetValues<DayPart>()])], []).Open(from, days).Without(taken);
    }
}
