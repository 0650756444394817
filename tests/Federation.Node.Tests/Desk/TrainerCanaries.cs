using System.Text;
using System.Text.RegularExpressions;
using Federation.Domain.Grains;
using Federation.Domain.Training;
using Federation.Node.Desk;
using Federation.Node.Exchange.Feeds;
using Federation.Node.Tests.Engine;
using Federation.Storage.Projections;
using Federation.Testing;

namespace Federation.Node.Tests.Desk;

public sealed class TrainerCanariesOnSqlite() : TrainerCanaries(On.Sqlite);

public sealed class TrainerCanariesOnPostgres() : TrainerCanaries(On.Postgres);

/// <summary>A name that exists nowhere else is followed through a trainer's whole life: entries, states, replies, read tables, exports.</summary>
public abstract class TrainerCanaries(On on) : TrainerSuite(on)
{
    [Fact]
    public async Task A_name_a_way_to_be_reached_and_a_link_are_never_in_clear_and_leave_with_the_trainer()
    {
        var (peer, professional) = (await Trainer(TrainerRole.Peer), await Trainer(TrainerRole.Professional, Bretagne, "35"));
        await Formed(peer, professional);
        var booking = await Confirmed(Days(30), peer, professional);
        Accepted(await Desk.Describe(peer.Grain, Profile(TrainerRole.Peer), Contact with { Name = "Canari-nom-suivant" }, Coordinator, Next(), None));
        Assert.Equal(2, await Sealed());
        await Nothing([.. Canaries, peer.Secret, professional.Secret]);
        Accepted(await Desk.Act(peer.Secret, new RetireTrainer(), Next(), None));
        await Carry();
        Assert.Equal(1, await Sealed());
        await Nothing([.. Canaries, peer.Secret, professional.Secret]);
        Assert.Equal(BookingStatus.AtRisk, (await BookingDesk.Find(booking, Coordinator, None))!.Status);
        Assert.Null(await Desk.Open(peer.Secret, None));
    }

    [Fact]
    public async Task What_goes_to_other_hubs_says_nothing_of_why_a_day_is_not_free()
    {
        var (peer, professional) = (await Trainer(TrainerRole.Peer), await Trainer(TrainerRole.Professional, Bretagne, "35"));
        Accepted(await Desk.Act(peer.Secret, new OpenCalendarTo(Open() with { Closings = [new Closing(Today.AddDays(40), Today.AddDays(40), [])] }), Next(), None));
        await Confirmed(Days(30), peer, professional);
        var read = (await Home.Store.Read(Aura, 0, 500, None)).Where(entry => entry.Audience.MayBeReadBy(HubId.Parse("occitanie"), Aura) && entry.Subject == peer.Grain).ToList();
        Assert.NotEmpty(read);
        Assert.All(read, entry => Assert.True(entry.Fact is TrainerDescribed or TrainerFree, entry.Fact.GetType().Name));
        var told = (await Trainers.Find(peer.Grain, None))!.Free;
        Assert.Equal(((TrainerFree)read[^1].Fact).Free, told);
        Assert.False(told.Has(Days(30)[0]));
        Assert.False(told.Has(Days(40)[0]));
        Assert.True(told.Has(Days(41)[0]));
    }

    [Fact]
    public void What_the_desk_carries_prints_nothing_of_itself()
    {
        var ticket = new TrainerTicket(TrainerId.Of(Guid.CreateVersion7()), "canari-secret");
        object[] carried = [Contact, new Opened<TrainerContact>(null, Contact), ticket];
        Assert.All(carried, one => Assert.DoesNotContain("anari", $"{one}"));
    }

    private async Task Nothing(string[] canaries)
    {
        var everything = await Everything();
        Assert.All(canaries, canary => Assert.DoesNotContain(canary, everything, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>All tables but the sealed one as text, and an export; accents as they are read, not as JSON escapes them.</summary>
    private async Task<string> Everything()
    {
        var all = new StringBuilder();
        await using (var connection = await Home.Store.OpenRead(None))
        {
            foreach (var table in (string[])["entry", "grain", "reply", "cursor", .. Projection.Tables.Select(table => table.Name)])
            {
                await using var command = connection.CreateCommand();
                command.CommandText = $"SELECT * FROM {table}";
                await using var reader = await command.ExecuteReaderAsync(None);
                while (await reader.ReadAsync(None))
                {
                    for (var i = 0; i < reader.FieldCount; i++)
                    {
                        all.Append(reader.GetValue(i)).Append('\n');
                    }
                }
            }
        }

        using var folder = new TempFolder();
        await FeedExport.Write(Home.Store, folder.File("out"), null, None);
        foreach (var file in Directory.EnumerateFiles(folder.File("out"), "*", SearchOption.AllDirectories))
        {
            all.Append(await File.ReadAllTextAsync(file));
        }

        return Regex.Unescape(Regex.Replace(all.ToString(), @"\\(?!u[0-9a-fA-F]{4})", "/"));
    }
}
