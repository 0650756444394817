using Federation.Running;

namespace Federation.Server.Tests.Issues;

/// <summary>Each later record waited ten seconds for a storage that had said it was full.</summary>
public sealed class Import_on_a_full_disk_waited_for_hours
{
    [Fact]
    public async Task It_stops_says_so_and_goes_on_where_it_was_when_there_is_room()
    {
        using var folder = new TempFolder();
        await using var disk = await SmallDisk.Mount(folder.File("disk"), 8);
        if (disk is null)
        {
            // Mounting is for root alone.
            return;
        }

        // The log of all records is larger than this disk: it fills up on the way.
        var place = new Place(Path.Combine(disk.Path, "data"));
        var records = await Records.WriteTo(folder.File("records"));
        var full = await Commands.Run(place, "import", records);
        Assert.True(full.Code == 5, full.ToString());
        Assert.Contains("Rendez-lui sa place", full.Errors, StringComparison.Ordinal);
        CommandLine.Plain.Check(full.Errors);

        await disk.Grow(64);
        var again = await Commands.Run(place, "import", records);
        Assert.True(again.Code == 0, again.ToString());
        var verify = await Commands.Run(place, "verify");
        Assert.True(verify.Code == 0, verify.ToString());
    }
}
