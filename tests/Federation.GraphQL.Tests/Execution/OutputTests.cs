using System.Globalization;
using System.Text;
using System.Text.Json;
using Federation.GraphQL.Binding;
using Federation.GraphQL.Execution;

namespace Federation.GraphQL.Tests.Execution;

public sealed class OutputTests
{
    private const string Sdl = """
        type Query @access(to: "public") { texts: [String]!, reals: [Float!]!, wholes: [Int!]! }
        """;

    private static readonly AsyncLocal<Values> Now = new();

    private static readonly GraphQLEngine Engine = Asking.Engine(Sdl, new Bindings().Resolvers(typeof(Query)));

    [Fact]
    public async Task Every_text_is_read_back_as_it_was()
    {
        var random = new Random(5);
        for (var round = 0; round < 200; round++)
        {
            var texts = Enumerable.Range(0, 20).Select(_ => Text(random)).ToArray();
            Now.Value = new Values(texts, [], []);
            using var response = JsonDocument.Parse(await Engine.Ask("{ texts }"));
            Assert.Equal(texts.Select(WithoutHalves), response.RootElement.GetProperty("data").GetProperty("texts").EnumerateArray().Select(text => text.GetString()));
        }
    }

    [Fact]
    public async Task Every_number_is_read_back_as_it_was()
    {
        var random = new Random(6);
        var reals = Enumerable.Range(0, 2_000).Select(_ => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue))).Where(double.IsFinite).Append(double.MaxValue).Append(-0.0).ToArray();
        var wholes = Enumerable.Range(0, 2_000).Select(_ => random.Next() >> random.Next(32)).Append(int.MinValue).Append(int.MaxValue).ToArray();
        Now.Value = new Values([], reals, wholes);
        using var response = JsonDocument.Parse(await Engine.Ask("{ reals wholes }"));
        var data = response.RootElement.GetProperty("data");
        Assert.Equal(reals, data.GetProperty("reals").EnumerateArray().Select(each => each.GetDouble()));
        Assert.Equal(wholes, data.GetProperty("wholes").EnumerateArray().Select(each => each.GetInt32()));
    }

    [Fact]
    public async Task Every_number_has_as_few_digits_as_the_runtime_would_write()
    {
        var random = new Random(7);
        for (var round = 0; round < 20; round++)
        {
            var reals = Enumerable.Range(0, 5_000).Select(_ => Real(random)).ToArray();
            Now.Value = new Values([], reals, []);
            using var response = JsonDocument.Parse(await Engine.Ask("{ reals }"));
            var written = response.RootElement.GetProperty("data").GetProperty("reals").EnumerateArray().Select(each => each.GetRawText());
            Assert.Equal(reals.Select(real => real.ToString("R", CultureInfo.InvariantCulture)), written);
        }
    }

    /// <summary>Of the sizes that are not written with an exponent: measures, sums, parts, and the neighbours of powers of two.</summary>
    private static double Real(Random random)
    {
        var real = random.Next(6) switch
        {
            0 => random.Next() / 7d,
            1 => random.Next(100_000) / 100d,
            2 => Math.Round(random.NextDouble() * 180, random.Next(9)),
            3 => random.NextDouble() * Math.Pow(10, random.Next(-3, 15)),
            4 => BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(Math.Pow(2, random.Next(-11, 49))) + random.Next(-3, 4)),
            _ => random.NextInt64(1L << 49) / (double)(1L << random.Next(40)),
        };
        return real is 0 ? 1 : random.Next(2) == 0 ? real : -real;
    }

    [Fact]
    public async Task A_text_longer_than_any_buffer_is_written_whole()
    {
        var text = string.Concat(Enumerable.Repeat("é\"😀\n", 300_000));
        Now.Value = new Values([text, "after"], [], []);
        using var response = JsonDocument.Parse(await Engine.Ask("{ texts }"));
        var texts = response.RootElement.GetProperty("data").GetProperty("texts");
        Assert.Equal(text, texts[0].GetString());
        Assert.Equal("after", texts[1].GetString());
    }

    private static string Text(Random random)
    {
        var text = new StringBuilder();
        for (var i = random.Next(40); i > 0; i--)
        {
            text.Append(random.Next(6) switch
            {
                0 => (char)random.Next(0x20),
                1 => "\"\\/\u007f\u2028\u00e9\ufffe"[random.Next(7)],
                2 => (char)random.Next(0xd800, 0xe000),
                3 => (char)random.Next(0x10000),
                _ => (char)random.Next('a', 'z'),
            });
        }

        return text.ToString();
    }

    /// <summary>Half a surrogate pair is no text; UTF-8 cannot say it.</summary>
    private static string WithoutHalves(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    internal sealed record Values(string[] Texts, double[] Reals, int[] Wholes);

    [Resolves("Query")]
    public static class Query
    {
        public static string[] Texts() => Now.Value!.Texts;

        public static double[] Reals() => Now.Value!.Reals;

        public static int[] Wholes() => Now.Value!.Wholes;
    }
}
