using System.Reflection;
using Federation.Domain.Grains;
using Federation.Domain.Privacy;
using Federation.Node.Tests.Engine;
using Federation.Orleans.Calls;
using Federation.Orleans.Grains;
using Federation.Orleans.Live;
using Orleans.Serialization;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Orleans.Tests.Calls;

/// <summary>Names on the wire outlive the code: silos of two versions talk to each other while a cluster is updated.</summary>
public sealed class ContractTests
{
    [Fact]
    public void Every_kind_has_one_grain_class_named_by_the_kinds_code()
    {
        var named = typeof(HubGrain).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(HubGrain)))
            .Select(type => (type.GetCustomAttribute<GrainTypeAttribute>()!.GetGrainType(null!, null!).ToString()!, type.IsSealed, type.GetConstructors().Single().GetParameters().Length)).ToList();
        Assert.Equal(Codes<GrainKind>.All.Order(), named.Select(one => one.Item1).Order());
        Assert.All(named, one => Assert.True(one.IsSealed));
    }

    [Fact]
    public void Names_and_numbers_of_the_contracts_stay() => Assert.Equal(
        """
        federation.call: 0 Command, 1 Data, 2 Role, 3 Hub, 4 Account, 5 Key, 6 Deadline
        federation.feed-observer: grew
        federation.feed: listen, wrote
        federation.grain: ask
        federation.hub-placement:
        federation.reply: 0 Code, 1 Kind, 2 Detail, 3 Version, 4 Position
        """.ReplaceLineEndings("\n"),
        string.Join('\n', typeof(HubGrain).Assembly.GetTypes()
            .Select(type => (type, Alias: type.GetCustomAttribute<AliasAttribute>()?.Alias)).Where(one => one.Alias?.StartsWith("federation.", StringComparison.Ordinal) == true)
            .Select(one => $"{one.Alias}: {string.Join(", ", Members(one.type))}".TrimEnd()).Order(StringComparer.Ordinal)));

    [Fact]
    public void Ids_are_written_so_that_they_read_back()
    {
        foreach (var kind in Enum.GetValues<GrainKind>())
        {
            var id = new GrainId(HubId.Parse("ile-de-france"), kind, "0198c0de-1");
            Assert.Equal(id, GrainKeys.Read(GrainKeys.Of(id)));
            Assert.Equal($"{Codes<GrainKind>.Of(kind)}/ile-de-france/0198c0de-1", GrainKeys.Of(id).ToString());
        }

        foreach (var odd in new[] { "aura", "/x", "aura/", "aura/X", "aura/a/b", "a/x" })
        {
            Assert.False(GrainKeys.TryRead(global::Orleans.Runtime.GrainId.Create("referral", odd), out _), odd);
        }

        Assert.False(GrainKeys.TryRead(global::Orleans.Runtime.GrainId.Create("stranger", "aura/x"), out _));
    }

    [Fact]
    public void Every_command_of_the_story_crosses_whole()
    {
        using var services = new ServiceCollection().AddSerializer(builder => builder.AddAssembly(typeof(HubGrain).Assembly)).BuildServiceProvider();
        var serializer = services.GetRequiredService<Serializer>();
        var now = DateTimeOffset.FromUnixTimeMilliseconds(1_772_438_400_000);
        foreach (var asked in EveryCommand.Story(now))
        {
            var call = new GrainCall(asked.Command, asked.Caller, IdempotencyKey.Parse(asked.Key), now);
            var read = serializer.Deserialize<GrainCall>(serializer.SerializeToArray(call))!;
            Assert.Equal((call.Caller, call.Key, call.Deadline), (read.Caller, read.Key, read.Deadline));
            Assert.Equal(DomainJson.Commands.Write(call.Command), DomainJson.Commands.Write(read.Command));
        }

        var reply = GrainReply.Of(Reply.No(Refusal.InvalidField("need.department")));
        Assert.Equal(reply, serializer.Deserialize<GrainReply>(serializer.SerializeToArray(reply)));
        Assert.Equal(Reply.No(Refusal.InvalidField("need.department")), reply.ToReply());
    }

    private static IEnumerable<string> Members(Type type) => type.IsInterface
        ? type.GetMethods().Select(method => method.GetCustomAttribute<AliasAttribute>()?.Alias ?? $"{method.Name} without a name").Order(StringComparer.Ordinal)
        : type.GetMembers().Select(member => (member, Id: member.GetCustomAttribute<IdAttribute>()?.Id)).Where(one => one.Id is not null).OrderBy(one => one.Id).Select(one => $"{one.Id} {one.member.Name}");
}
