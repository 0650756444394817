using System.Text.Json;
using Federation.GraphQL.Execution;
using Federation.GraphQL.Tests.Peers;

namespace Federation.GraphQL.Tests.Execution.Reference;

/// <summary>The reference implementation over the same schema and the same faulty data.</summary>
public sealed class ExecutionAgainstReferenceTests
{
    private const int Operations = 6_000;

    [Fact]
    public async Task Generated_operations_have_the_same_data_and_errors_as_the_reference()
    {
        var random = new Random(20_260_302);
        var operations = new List<Operation>();
        while (operations.Count < Operations)
        {
            var slow = random.Next(2) == 0;
            var (query, variables) = RandomOperation.Make(Town.Schema, random, slow);
            if (Town.Engine.Prepare(query).Errors is not [{ Code: "validation" }, ..])
            {
                operations.Add(new Operation(query, variables, slow));
            }
        }

        var answers = await ReferencePeer.Ask("execute.mjs", operations.Select(operation => new { operation.Query, Variables = JsonElement.Parse(operation.Variables) }).ToArray());
        var faults = new List<string>();
        var clean = 0;
        for (var i = 0; i < operations.Count; i++)
        {
            Town.Begin();
            var ours = JsonElement.Parse(await Town.Engine.Ask(operations[i].Query, operations[i].Variables));
            clean += ours.TryGetProperty("errors", out _) ? 0 : 1;
            if (Comparison.Difference(answers[i], ours, operations[i].Slow) is { } difference)
            {
                faults.Add($"#{i} {difference}\n{operations[i].Query}\n{operations[i].Variables}\nours: {ours}\ntheirs: {answers[i]}");
            }
        }

        Assert.True(faults.Count == 0, $"{faults.Count} differ\n\n{string.Join("\n\n", faults.OrderBy(fault => fault.Length).Take(5))}");
        Assert.InRange(clean, Operations / 10, Operations * 9 / 10);
    }

    private sealed record Operation(string Query, string Variables, bool Slow);
}
