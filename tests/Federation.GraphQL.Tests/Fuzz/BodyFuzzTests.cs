using System.Buffers;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Federation.GraphQL.Execution;
using Federation.GraphQL.Tests.Execution;

namespace Federation.GraphQL.Tests.Fuzz;

/// <summary>Damaged request bodies, put to a whole engine: what is JSON is prepared and, when nothing is wrong, executed, and never throws.</summary>
[Collection(Alone.Name)]
public sealed class BodyFuzzTests
{
    private const int Requests = 20_000;

    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(50);

    [Fact]
    public async Task Twenty_thousand_damaged_bodies_are_refused_or_answered_in_bounded_time()
    {
        var (slow, outcomes) = await OwnThread.Run(() =>
        {
            var found = new List<string>();
            var counted = new Dictionary<string, int>();
            for (var i = 0; i < Requests; i++)
            {
                var body = Body(new Random(i));
                var (took, outcome) = Time(body);
                counted[outcome] = counted.GetValueOrDefault(outcome) + 1;
                if (took > Longest && Enumerable.Range(0, 3).Min(_ => Time(body).Took) > Longest)
                {
                    found.Add($"{i}: {took.TotalMilliseconds} ms");
                }
            }

            return (found, counted);
        });
        Assert.Empty(slow);
        Assert.All(["not JSON", "syntax", "validation", "bad-input", "answered"], outcome => Assert.True(outcomes.GetValueOrDefault(outcome) > Requests / 200, $"{outcome}: {string.Join(", ", outcomes)}"));
    }

    private static byte[] Body(Random random)
    {
        var (query, variables) = Catalogue.Bodies[random.Next(Catalogue.Bodies.Length)];
        switch (random.Next(4))
        {
            case 0:
                query = Encoding.UTF8.GetString(Regrouping.Of(Encoding.UTF8.GetBytes(query), 30_000, random));
                break;
            case 1:
                var other = Encoding.UTF8.GetBytes(Catalogue.Bodies[random.Next(Catalogue.Bodies.Length)].Variables);
                variables = Encoding.UTF8.GetString(Accident.Of(Encoding.UTF8.GetBytes(variables), other, 30_000, random));
                break;
            case 2:
                variables = Catalogue.Bodies[random.Next(Catalogue.Bodies.Length)].Variables.Replace(Pick(random), Pick(random), StringComparison.Ordinal);
                break;
        }

        var body = Encoding.UTF8.GetBytes($$"""{"query":{{JsonSerializer.Serialize(query)}},"operationName":{{(random.Next(3) == 0 ? "\"Q\"" : "null")}},"variables":{{variables}}}""");
        return random.Next(3) == 0 ? Accident.Of(body, body, 60_000, random) : body;
    }

    private static string Pick(Random random) => new[] { "1", "null", "[", "]", "\"a\"", "true", "{\"n\":1}", "\"HAY\"", "2147483648", "1e400", "\"n\"", "{}" }[random.Next(12)];

    private static (TimeSpan Took, string Outcome) Time(byte[] body)
    {
        var start = Stopwatch.GetTimestamp();
        var outcome = Answer(body);
        return (Stopwatch.GetElapsedTime(start), outcome);
    }

    private static string Answer(byte[] body)
    {
        JsonDocument json;
        try
        {
            json = JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            return "not JSON";
        }

        using (json)
        {
            if (!IsText(body) || Request(json.RootElement) is not { } request)
            {
                return "not a request";
            }

            var caller = new TestCaller("public");
            var prepared = Catalogue.Engine.Prepare(request, caller);
            if (!prepared.Errors.IsEmpty)
            {
                return prepared.Errors[0].Code;
            }

            var to = new ArrayBufferWriter<byte>();
            var done = Catalogue.Engine.Execute(prepared, caller, to, CancellationToken.None);
            Assert.True(done.IsCompletedSuccessfully && to.WrittenCount > 0);
            return "answered";
        }
    }

    private static GraphQLRequest? Request(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty("query", out var query) && query.ValueKind == JsonValueKind.String
            ? new GraphQLRequest
            {
                Query = Encoding.UTF8.GetBytes(query.GetString()!),
                OperationName = root.TryGetProperty("operationName", out var name) && name.ValueKind == JsonValueKind.String ? name.GetString() : null,
                Variables = root.TryGetProperty("variables", out var variables) ? variables : default,
            }
            : null;

    /// <summary>A JSON string may hold half of a surrogate pair, or bytes that are not UTF-8: that is no text, and the transports refuse it.</summary>
    private static bool IsText(byte[] body)
    {
        var reader = new Utf8JsonReader(body);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                {
                    reader.GetString();
                }
            }

            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
