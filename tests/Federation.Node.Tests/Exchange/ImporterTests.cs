using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Referrals;
using Federation.Node.Engine;
using Federation.Node.Exchange.Records;

namespace Federation.Node.Tests.Exchange;

public sealed class ImporterTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task The_demonstration_is_alive_in_many_states_and_twice_is_once()
    {
        await using var federation = await SqliteFederation.Start();
        var plan = Folders.Read(RecordSet.Demonstration()).Plan!;
        var importer = new Importer(federation.Grains, federation.Settle);

        var report = await importer.Apply(plan, null, None);
        await federation.Settle(None);
        Assert.Equal((plan.Steps.Length, 0, 0), (report.Asked, report.Kept.Length, report.Refused.Length));
        var heads = await federation.Store.Heads(None);
        var statuses = await Statuses(federation);
        Status[] expected = [Status.Draft, Status.Sent, Status.Received, Status.Read, Status.InReview, Status.InfoRequested, Status.Accepted, Status.Waitlisted, Status.Declined, Status.Scheduled, Status.Completed, Status.Rerouted];
        Assert.Equal(expected.Order(), statuses.Where(row => row.Side == Side.Origin).Select(row => row.Status).Distinct().Order());
        Assert.All(statuses, row => Assert.NotNull(row.Dossier.Source));
        Assert.All(statuses, row => Assert.Empty(row.Dossier.Seals));
        Assert.Contains(statuses, row => row.IsOpenCall);

        // Later, with another "now": relative dates move, what was asked does not.
        var later = RecordReader.Read(RecordSet.Demonstration(), await Known(federation), SqliteFederation.Now.AddDays(3)).Plan!;
        var again = await importer.Apply(later, null, None);
        await federation.Settle(None);
        Assert.Equal((later.Steps.Length, 0, 0), (again.Asked, again.Kept.Length, again.Refused.Length));
        Assert.Equal(heads, await federation.Store.Heads(None));
    }

    [Fact]
    public async Task A_changed_hub_is_described_anew_and_a_changed_example_is_kept()
    {
        await using var federation = await SqliteFederation.Start();
        var importer = new Importer(federation.Grains, federation.Settle);
        await importer.Apply(Folders.Read(Folders.Referrals(Folders.Referral)).Plan!, null, None);

        var changed = Folders.Set(
            (RecordSet.Hubs, Folders.List(Folders.With(Folders.Hub, "short_name", "\"Autre\""), Folders.OtherHub)),
            (RecordSet.Referrals, Folders.List(Folders.With(Folders.Referral, "kind", "\"prepare-a-team\""))));
        var report = await importer.Apply(Folders.Read(changed).Plan!, null, None);

        Assert.Equal("exemple", Assert.Single(report.Kept).Id);
        Assert.Equal("Autre", ((PlatformState)(await federation.Store.Load(GrainId.Platform(HubId.Parse("aura")), None)).State!).Profile.ShortName);
    }

    [Fact]
    public async Task Steps_wait_for_the_other_hub_to_hear_but_not_for_ever()
    {
        await using var federation = await SqliteFederation.Start();
        var record = Folders.With(Folders.Referral, "steps", """[{"hub":"bretagne","move":"read"}]""");
        var plan = Folders.Read(Folders.Referrals(record)).Plan!;

        var deaf = await new Importer(federation.Grains, _ => Task.CompletedTask, patience: 5).Apply(plan, null, None);
        Assert.Equal("exemple", Assert.Single(deaf.Refused).Place.Id);

        var heard = await new Importer(federation.Grains, federation.Settle, patience: 5).Apply(plan, null, None);
        Assert.Empty(heard.Refused);
        Assert.Equal(1, federation.Settled);
    }

    [Fact]
    public async Task A_refusal_skips_the_rest_of_its_record_and_nothing_else()
    {
        var grains = new Refusing(step => step.Command is MoveReferral);
        var record = Folders.With(Folders.Referral, "steps", """[{"hub":"bretagne","move":"read"},{"hub":"bretagne","move":"accepted"}]""");
        var plan = Folders.Read(Folders.Referrals(record, Folders.With(Folders.Referral, "id", "\"deux\""))).Plan!;
        var seen = new List<(int, int)>();

        var report = await new Importer(grains, _ => Task.CompletedTask).Apply(plan, (done, all) => seen.Add((done, all)), None);

        Assert.Equal("exemple", Assert.Single(report.Refused).Place.Id);
        Assert.Equal(1, grains.Asked.Count(command => command is MoveReferral));
        Assert.Equal(2, grains.Asked.Count(command => command is FileReferral));
        Assert.Equal((plan.Steps.Length, plan.Steps.Length), seen[^1]);
    }

    [Fact]
    public async Task A_storage_that_stays_away_ends_the_import_after_one_commands_patience()
    {
        var grains = new Refusing(step => step.Command is FileReferral, Refusal.StorageUnavailable);
        var plan = Folders.Read(Folders.Referrals(Folders.Referral, Folders.With(Folders.Referral, "id", "\"deux\""))).Plan!;

        var report = await new Importer(grains, _ => Task.CompletedTask, patience: 5).Apply(plan, null, None);

        Assert.Equal("exemple", report.Away?.Id);
        Assert.Empty(report.Refused);
        Assert.Equal(6, grains.Asked.Count(command => command is FileReferral));
        Assert.IsType<FileReferral>(grains.Asked[^1]);
    }

    private static async Task<List<ReferralState>> Statuses(SqliteFederation federation)
    {
        var states = new List<ReferralState>();
        foreach (var hub in (await federation.Store.Heads(None)).Keys)
        {
            states.AddRange((await federation.Store.Grains(hub, GrainKind.Referral, "", 100, None)).Select(row => (ReferralState)row.Stored.State!));
        }

        return states;
    }

    private static async Task<Dictionary<HubId, PlatformState>> Known(SqliteFederation federation)
    {
        var known = new Dictionary<HubId, PlatformState>();
        foreach (var hub in (await federation.Store.Heads(None)).Keys)
        {
            known[hub] = (PlatformState)(await federation.Store.Load(GrainId.Platform(hub), None)).State!;
        }

        return known;
    }

    private sealed class Refusing(Func<(GrainId Grain, Command Command), bool> refuses, Refusal? with = null) : IGrains
    {
        public List<Command> Asked { get; } = [];

        public ValueTask<Reply> Ask(GrainId grain, Command command, Caller caller, IdempotencyKey key, CancellationToken cancel)
        {
            Asked.Add(command);
            return ValueTask.FromResult(refuses((grain, command)) ? Reply.No(with ?? Refusal.NotAllowed) : new Reply(null, 1, 1));
        }
    }
}
