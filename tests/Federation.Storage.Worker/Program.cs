using Federation.Domain.Grains;
using Federation.Storage;
using Federation.Testing.Domain;

// A second process on the same database: writers that say what was acknowledged to them, one line per command.
// <place> <name> <writers> <commands per writer, 0 for endless>
var (place, name, writers, most) = (args[0], args[1], int.Parse(args[2]), int.Parse(args[3]));
await using var database = Database.Open(place);
var output = Console.Out;
if (name == "close-accounts")
{
    await Closing.Run(database, output, writers);
    return;
}

await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(async () =>
{
    for (var i = 0; most == 0 || i < most; i++)
    {
        // Every second command goes to a grain that all writers want.
        var grain = Samples.StructureAt(Samples.Aura, i % 2 == 0 ? $"shared-{i % 6}" : $"{name}-{writer}-{i}");
        var key = IdempotencyKey.Parse($"{name}-{writer}-{i}");
        var result = await database.Hubs.Ask(grain, Samples.Structure($"{name} {writer} {i}"), Caller.Operator, Samples.Monday.AddSeconds(i), key);
        lock (output)
        {
            output.WriteLine($"{grain} {key} {result!.Reply!.Version} {result.Reply.Position}");
            output.Flush();
        }
    }
})));
