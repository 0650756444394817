using Federation.Domain.Grains;
using Federation.Storage;
using Federation.Storage.Accounts;
using Federation.Testing.Domain;

/// <summary>Opens accounts and closes them without end; says which are closed, one line for each.</summary>
internal static class Closing
{
    public static Task Run(Database database, TextWriter output, int writers) => Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(async () =>
    {
        while (true)
        {
            var id = Guid.CreateVersion7();
            await database.Accounts.Add(new Account(id, Samples.Aura, Role.Coordinator, new AccountAddress($"lookup-{id}", id.ToByteArray()), Samples.Monday, null), CancellationToken.None);
            await database.Accounts.AddLink($"link-{id}", id, Samples.Monday, Samples.Monday.AddHours(1), CancellationToken.None);
            await database.Accounts.Close(id, Samples.Monday, CancellationToken.None);
            lock (output)
            {
                output.WriteLine(id);
                output.Flush();
            }
        }
    })));
}
