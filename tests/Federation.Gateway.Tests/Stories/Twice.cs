using System.Text.Json;
using Federation.Gateway.Tests.Asking;

namespace Federation.Gateway.Tests.Stories;

/// <summary>Sends a mutation, lets everything come to rest, sends it again, and compares the answers and every row of the database.</summary>
public sealed class Twice(Place place)
{
    private readonly HashSet<string> _mutations = [];

    /// <summary>Those that were done so far.</summary>
    public IReadOnlySet<string> Mutations => _mutations;

    public async Task<JsonElement> Do(Client client, string mutation, object input)
    {
        var first = await client.Done(mutation, input);
        await Quiet.Settled(place);
        var before = await Quiet.Everything(place);
        var second = await client.Done(mutation, input);
        await Quiet.Settled(place);
        Assert.Equal(before, await Quiet.Everything(place));

        // Statuses move on by themselves between the two: the answer is the same, the request may be further.
        Assert.Equal(Without(first, "status"), Without(second, "status"));
        _mutations.Add(mutation);
        return second;
    }

    private static string Without(JsonElement payload, string field) => System.Text.RegularExpressions.Regex.Replace(payload.ToString(), $"\"{field}\":\"[A-Z_]+\"", "");
}
