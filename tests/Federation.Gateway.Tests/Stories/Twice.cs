using System.Text.Json;
using System.Text.RegularExpressions;
using Federation.Gateway.Tests.Asking;

namespace Federation.Gateway.Tests.Stories;

/// <summary>Remembers what was done, lets everything come to rest, sends it all again, and compares the answers and every row of the database.</summary>
public sealed partial class Twice(Place place)
{
    private readonly HashSet<string> _mutations = [];
    private readonly List<(Client Client, string Mutation, object Input, JsonElement Answer)> _done = [];

    /// <summary>Those that were sent twice so far.</summary>
    public IReadOnlySet<string> Mutations => _mutations;

    public async Task<JsonElement> Do(Client client, string mutation, object input)
    {
        var answer = await client.Done(mutation, input);
        _done.Add((client, mutation, input, answer));
        return answer;
    }

    /// <summary>Everything since the last time.</summary>
    public async Task Repeat()
    {
        await Quiet.Settled(place);
        var before = await Quiet.Everything(place);
        foreach (var (client, mutation, input, first) in _done)
        {
            // The request is further by now: its status is another, the answer to the command is the same.
            var second = await client.Done(mutation, input);
            Assert.True(Status().Replace(first.ToString(), "") == Status().Replace(second.ToString(), ""), $"{mutation}: {first} then {second}");
            _mutations.Add(mutation);
        }

        await Quiet.Settled(place);
        Assert.Equal(before, await Quiet.Everything(place));
        _done.Clear();
    }

    [GeneratedRegex("\"status\":\"[A-Z_]+\"")]
    private static partial Regex Status();
}
