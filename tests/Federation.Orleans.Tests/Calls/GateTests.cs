using Federation.Domain.Calls;
using Federation.Domain.Grains;
using Federation.Domain.Referrals;
using Federation.Node.Tests.Engine;
using Federation.Orleans.Calls;
using Federation.Orleans.Tests.Clusters;
using Federation.Storage;
using Federation.Storage.Feeds;
using Federation.Testing.Domain;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Federation.Orleans.Tests.Calls;

public sealed class GateTests
{
    private static readonly HubId Aura = HubId.Parse("aura");
    private static readonly GrainId Grain = Samples.StructureAt(Aura, "s");
    private static readonly DateTimeOffset Later = TimeProvider.System.GetUtcNow().AddHours(1);

    [Fact]
    public async Task A_grain_that_is_not_listed_is_never_called()
    {
        await using var home = await Home.Open();
        await using var silos = await TestSilos.Start(home.Place, home.Data, [""]);
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => silos.Of<IGrainFactory>(0).GetGrain<IStranger>("x").Work());
        Assert.Equal(0, Stranger.Worked);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Who_may_not_say_it_is_refused_before_the_grain(string who, string said)
    {
        var (caller, command) = (Callers[who], Commands[said]);
        Assert.False(Admission.Allows(new GrainCall(command, caller, IdempotencyKey.Parse("k"), Later)));
        await using var home = await Home.Open();
        await using var silos = await TestSilos.Start(home.Place, home.Data, [""]);
        Assert.Equal("not-allowed", (await silos.Ask(0, Grain, command, caller, "k")).Refusal?.Code);
    }

    [Fact]
    public void What_is_not_refused_is_what_each_may_say()
    {
        var refused = Refused().Select(row => ((string)row.Data.Item1, (string)row.Data.Item2)).ToHashSet();
        var allowed = Callers.Keys.SelectMany(who => Commands.Keys.Select(said => (who, said))).Where(pair => !refused.Contains(pair)).ToList();
        Assert.NotEmpty(allowed);
        foreach (var (who, said) in allowed)
        {
            Assert.True(Admission.Allows(new GrainCall(Commands[said], Callers[who], IdempotencyKey.Parse("k"), Later)), $"{who}: {said}");
        }

        Assert.False(Admission.Allows(new GrainCall(Commands["claim"], new Caller((Role)99), IdempotencyKey.Parse("k"), Later)));
        Assert.Equal(Enum.GetValues<Role>().Order(), Callers.Values.Select(caller => caller.Role).Distinct().Order());
    }

    [Fact]
    public async Task What_a_newer_silo_says_and_this_one_does_not_know_is_refused_and_breaks_nothing()
    {
        var converter = new GrainCallConverter();
        var written = converter.ConvertToSurrogate(new GrainCall(Commands["claim"], Caller.Operator, IdempotencyKey.Parse("k"), Later));
        var unknown = converter.ConvertFromSurrogate(written with { Command = "dance" });
        var garbled = converter.ConvertFromSurrogate(written with { Command = "describe-structure", Data = "{\"profile\": 7}"u8.ToArray() });
        var nobody = converter.ConvertFromSurrogate(written with { Role = "minister" });
        await using var home = await Home.Open();
        await using var silos = await TestSilos.Start(home.Place, home.Data, [""]);
        Assert.Equal("unknown-command", (await silos.Grain(Grain).Ask(unknown, CancellationToken.None)).Code);
        Assert.Equal("unknown-command", (await silos.Grain(Grain).Ask(garbled, CancellationToken.None)).Code);
        Assert.Equal("not-allowed", (await silos.Grain(Grain).Ask(nobody, CancellationToken.None)).Code);
        Assert.Empty(await home.Store.Read(Aura, 0, 10, CancellationToken.None));
    }

    [Fact]
    public async Task A_storage_that_fails_and_a_fault_of_ours_cross_as_codes_alone()
    {
        await using var home = await Home.Open();
        var store = new ObstructedStore(home.Store);
        await using var silos = await TestSilos.Start(home.Place, home.Data, ["", ""], services => services.Replace(ServiceDescriptor.Singleton<IHubStore>(store)));
        for (var silo = 0; silo < 2; silo++)
        {
            var grain = Samples.StructureAt(Aura, $"s-{silo}");
            store.BeforeRead = () => throw ObstructedStore.Away;
            Assert.Equal("storage-unavailable", (await silos.Ask(silo, grain, Samples.Structure("A"), Caller.Operator, "k")).Refusal?.Code);
            store.BeforeRead = () => throw new InvalidOperationException("a row's secret");
            var call = new GrainCall(Samples.Structure("A"), Caller.Operator, IdempotencyKey.Parse("k"), Later);
            Assert.Equal(new GrainReply("outcome-unknown", "unavailable", null, 0, 0), await silos.Grain(grain, silo).Ask(call, CancellationToken.None));
            store.BeforeRead = () => Task.CompletedTask;
            store.AfterCommit = () => throw new StorageException("the connection was lost at the commit", true);
            Assert.Equal("outcome-unknown", (await silos.Ask(silo, grain, Samples.Structure("A"), Caller.Operator, "k")).Refusal?.Code);
            store.AfterCommit = () => Task.CompletedTask;
            Assert.Equal(1, (await silos.Ask(silo, grain, Samples.Structure("A"), Caller.Operator, "k")).Version);
        }

        Assert.Equal(2, (await home.Store.Read(Aura, 0, 10, CancellationToken.None)).Count);
    }

    public static TheoryData<string, string> Refused() => new(
        ("clock", "claim"), ("clock", "hear"),
        ("hub", "claim"), ("hub", "ring"),
        ("hub without a name", "hear"), ("hub without a name", "claim"), ("hub without a name", "ring"),
        ("coordinator", "ring"), ("coordinator", "hear"), ("administrator", "ring"), ("administrator", "hear"),
        ("coordinator of nothing", "claim"), ("coordinator of nothing", "ring"), ("coordinator of nothing", "hear"),
        ("visitor", "ring"), ("visitor", "hear"), ("person", "ring"), ("person", "hear"),
        ("employer", "ring"), ("employer", "hear"), ("operator", "ring"), ("operator", "hear"));

    private static readonly Dictionary<string, Caller> Callers = new()
    {
        ["clock"] = Caller.Clock, ["hub"] = Caller.OtherHub(HubId.Parse("bretagne")), ["hub without a name"] = new Caller(Role.Hub),
        ["coordinator"] = Caller.Coordinator(Aura, "a"), ["administrator"] = Caller.Administrator(Aura, "a"), ["coordinator of nothing"] = new Caller(Role.Coordinator, default, "a"),
        ["visitor"] = Caller.Visitor, ["person"] = Caller.Person, ["employer"] = Caller.Employer("e"), ["operator"] = Caller.Operator,
    };

    private static readonly Dictionary<string, Command> Commands = new()
    {
        ["claim"] = new ClaimCall(), ["ring"] = new Ring("expire", Later), ["hear"] = new Hear(HubId.Parse("bretagne"), 1, new ReferralMoved(Status.Accepted)),
    };
}
