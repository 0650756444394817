using System.Text;
using System.Text.Json;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;
using Federation.Domain.Tests.Examples;

namespace Federation.Domain.Tests.Grains;

/// <summary>What is written is read back to the same bytes: feeds are kept for ever.</summary>
public sealed class DomainJsonTests
{
    public static TheoryData<Type> Roots => [typeof(Fact), typeof(Command), typeof(GrainState)];

    [Theory]
    [MemberData(nameof(Roots))]
    public void Every_type_of_the_assembly_has_a_name_and_an_example(Type root)
    {
        var types = root.Assembly.GetTypes().Where(type => type.IsSubclassOf(root) && !type.IsAbstract).OrderBy(type => type.Name).ToList();
        IEnumerable<object> examples = root == typeof(Fact) ? Cases.Facts : root == typeof(Command) ? Cases.Commands : Cases.States;
        Assert.Equal(types, examples.Select(example => example.GetType()).Distinct().OrderBy(type => type.Name));
        if (root != typeof(GrainState))
        {
            Assert.Equal(types, (root == typeof(Fact) ? DomainJson.Facts.Types : DomainJson.Commands.Types).OrderBy(type => type.Name));
        }
    }

    [Fact]
    public void Every_fact_reads_back_to_the_same_bytes() => Assert.All(Cases.Facts, RoundTrip);

    [Fact]
    public void Every_command_reads_back_to_the_same_bytes_with_the_fact_it_carries() => Assert.All(Cases.Commands, RoundTrip);

    [Fact]
    public void Every_state_reads_back_to_the_same_bytes()
    {
        Assert.All(Cases.States, RoundTrip);
        Assert.Equal(Enum.GetValues<GrainKind>(), Cases.States.Select(Kind).Distinct().Order());
    }

    /// <summary>Everything that lives of requests write, and all that they are on the way.</summary>
    [Fact]
    public void Whatever_a_walk_writes_and_remembers_reads_back_to_the_same_bytes()
    {
        var seen = new HashSet<Type>();
        for (var seed = 1; seed <= 300; seed++)
        {
            foreach (var (command, decision, after, _) in Walk.Steps(seed, 40))
            {
                RoundTrip(command);
                RoundTrip(after);
                foreach (var told in decision.Facts)
                {
                    RoundTrip(told.Fact);
                    seen.Add(told.Fact.GetType());
                }
            }
        }

        Assert.True(seen.Count >= 15, string.Join(", ", seen.Select(type => type.Name)));
    }

    [Fact]
    public void A_state_spells_its_codes_in_words_so_that_a_renumbered_list_changes_nothing()
    {
        var json = Encoding.UTF8.GetString(DomainJson.WriteState(Some.Recipient(Status.InReview)));
        Assert.Contains("\"side\":\"recipient\"", json);
        Assert.Contains("\"status\":\"in-review\"", json);
        Assert.Throws<JsonException>(() => DomainJson.ReadState(GrainKind.Referral, Encoding.UTF8.GetBytes(json.Replace("\"recipient\",\"origin\"", "1,\"origin\"").Replace("\"in-review\"", "4"))));
    }

    [Fact]
    public void Every_closed_list_of_the_domain_is_written_by_its_codes()
    {
        var lists = typeof(Fact).Assembly.GetTypes().Where(type => type.IsEnum && type.Namespace!.StartsWith("Federation.Domain", StringComparison.Ordinal));
        // Actors are flags of the table and never written.
        Assert.All(lists.Where(type => type != typeof(Actors)), type => Assert.NotNull(Attribute.GetCustomAttribute(type, typeof(System.Text.Json.Serialization.JsonConverterAttribute))));
    }

    [Theory]
    [InlineData("referral.moved", """{"to":3}""")]
    [InlineData("referral.moved", """{"to":"teleported"}""")]
    [InlineData("referral.moved", """[]""")]
    [InlineData("referral.moved", """null""")]
    [InlineData("referral.sent", """{"to":"AURA!","letter":null}""")]
    [InlineData("referral.outcome-given", """{"helped":"YES"}""")]
    [InlineData("Referral.Moved", """{"to":"read"}""")]
    [InlineData("", """{}""")]
    public void A_name_or_a_code_that_is_not_in_the_list_is_refused(string name, string json) =>
        Assert.ThrowsAny<JsonException>(() => DomainJson.Facts.Read(name, Encoding.UTF8.GetBytes(json)));

    [Theory]
    [InlineData("""{"from":"aura","position":1,"fact":{"kind":"no.such","data":{}}}""")]
    [InlineData("""{"from":"aura","position":1,"fact":{"data":{}}}""")]
    [InlineData("""{"from":"aura","position":1,"fact":{"kind":7,"data":{}}}""")]
    [InlineData("""{"from":"aura","position":1,"fact":"referral.escalated"}""")]
    [InlineData("""{"from":"","position":1,"fact":{"kind":"referral.escalated","data":{}}}""")]
    public void A_carried_fact_is_read_as_strictly(string json) =>
        Assert.ThrowsAny<JsonException>(() => DomainJson.Commands.Read("hear", Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void Names_of_facts_and_commands_are_of_one_shape()
    {
        Assert.All(DomainJson.Facts.Names, name => Assert.Matches("^[a-z]+\\.[a-z]+(-[a-z]+)*$", name));
        Assert.All(DomainJson.Commands.Names, name => Assert.Matches("^[a-z]+(-[a-z]+)*$", name));
    }

    private static void RoundTrip(Fact fact) => Same(fact, DomainJson.Facts.Write(fact), bytes => DomainJson.Facts.Read(DomainJson.Facts.NameOf(fact), bytes), DomainJson.Facts.Write);

    private static void RoundTrip(Command command) =>
        Same(command, DomainJson.Commands.Write(command), bytes => DomainJson.Commands.Read(DomainJson.Commands.NameOf(command), bytes), DomainJson.Commands.Write);

    private static void RoundTrip(GrainState state) => Same(state, DomainJson.WriteState(state), bytes => DomainJson.ReadState(Kind(state), bytes), DomainJson.WriteState);

    private static void Same<T>(T value, byte[] json, Func<byte[], T> read, Func<T, byte[]> write)
    {
        var again = read(json);
        Assert.Equal(value!.GetType(), again!.GetType());
        Assert.True(json.AsSpan().SequenceEqual(write(again)), $"{Encoding.UTF8.GetString(json)}\n{Encoding.UTF8.GetString(write(again))}");
    }

    private static GrainKind Kind(GrainState state) => state switch
    {
        PlatformState => GrainKind.Platform,
        ReferralState => GrainKind.Referral,
        Federation.Domain.Calls.CallState => GrainKind.Call,
        Federation.Domain.Jobs.OfferState => GrainKind.Offer,
        Federation.Domain.Alerts.SubscriptionState => GrainKind.Subscription,
        Federation.Domain.Training.TrainerState => GrainKind.Trainer,
        Federation.Domain.Training.BookingState => GrainKind.Booking,
        Federation.Domain.Training.PairState => GrainKind.Pair,
        Federation.Domain.Training.CourseState => GrainKind.Course,
        Federation.Domain.Training.SessionState => GrainKind.Session,
        Federation.Domain.Collectives.CollectiveState => GrainKind.Collective,
        _ => GrainKind.Structure,
    };
}
