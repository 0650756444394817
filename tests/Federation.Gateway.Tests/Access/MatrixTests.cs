using Federation.Gateway.Tests.Asking;
using Federation.GraphQL.Language;
using Federation.GraphQL.Types;

namespace Federation.Gateway.Tests.Access;

/// <summary>Who may read what, generated from the schema and asserted cell by cell over real HTTP.</summary>
public sealed class MatrixTests(Shared shared)
{
    private static readonly string[] Roots = ["Query", "Mutation", "Subscription"];

    private static IEnumerable<(FieldsType Type, Field Field, string Name)> Fields =>
        Contract.Types.Where(type => type.Name != "Mutation").SelectMany(type => type.Fields.Select(one => (type, one, $"{type}.{one.Name}")));

    [Fact]
    public void Every_field_is_decided_and_states_the_policy_that_was_decided()
    {
        Assert.Empty(Fields.Select(field => field.Name).Except(Table.Fields.Keys));
        Assert.Empty(Table.Fields.Keys.Except(Fields.Select(field => field.Name)));
        Assert.All(Fields, field => Assert.Equal((field.Name, Table.Fields[field.Name].Policy), (field.Name, Policy(field.Type, field.Field))));

        var mutations = Contract.Schema.Mutation!;
        Assert.Equal(mutations.Fields.Select(field => field.Name).Order(StringComparer.Ordinal), Table.Mutations.Keys.Order(StringComparer.Ordinal));
        Assert.All(mutations.Fields, field => Assert.Equal((field.Name, Table.Mutations[field.Name].Policy), (field.Name, Policy(mutations, field))));
        Assert.Empty(Contract.Types.Select(type => type.Name).Except(Roots).Except(Doors.ByType.Keys).Except(["TryAgain"]));
    }

    [Theory, InlineData(On.Sqlite), InlineData(On.Postgres)]
    public async Task Every_field_is_answered_to_whom_it_was_decided_for_and_to_nobody_else(On on)
    {
        var scene = await shared.Scene(on);
        var wrong = new List<string>();
        foreach (var (type, field, name) in Fields.Where(field => field.Type.Name is not ("Subscription" or "InboxNews" or "TryAgain")))
        {
            var door = type.Name == "Query" ? Doors.OfRoot("query", field.Name) : Doors.ByType[type.Name];
            var document = type.Name == "Query" ? door.Document(field.Type.IsComposite() ? " { __typename }" : "") : door.Document(Doors.Selection(field));
            string[] path = [.. door.Path.Split(' ', StringSplitOptions.RemoveEmptyEntries), field.Name];
            foreach (var asking in Enum.GetValues<Asking>())
            {
                var said = await scene[asking].Post(document, Variables(scene, asking, door));
                var outcome = Outcomes.Of(said, path);
                if (!Table.Fields[name].Rule.Cells[asking].Contains(outcome))
                {
                    wrong.Add($"{name} to {asking}: {outcome} against {Table.Fields[name].Rule.Name}\n    {document}\n    {said}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(20)));
    }

    [Theory, InlineData(On.Sqlite), InlineData(On.Postgres)]
    public async Task Every_mutation_takes_the_word_of_whom_it_was_decided_for_and_of_nobody_else(On on)
    {
        var scene = await shared.Scene(on);
        var wrong = new List<string>();
        foreach (var (mutation, (_, by)) in Table.Mutations)
        {
            foreach (var asking in Enum.GetValues<Asking>())
            {
                foreach (var secret in by is Commander.WhoHoldsTheSecret or Commander.WhoHoldsTheLink ? new[] { true, false } : [true])
                {
                    // Whoever passes is stopped by the key, which is read after the right and before anything is done.
                    var said = await scene[asking].TryDo(mutation, Inputs.Of(scene, mutation, secret));
                    var expected = Inputs.Expected(by, asking, secret);
                    var heard = said.Codes is [var code, ..] ? code : said.Data.At(mutation).Refused();
                    if (heard != expected)
                    {
                        wrong.Add($"{mutation} by {asking}: {heard}, not {expected}");
                    }
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>Over event streams: the first event says whether the source was opened.</summary>
    [Theory, InlineData(On.Sqlite), InlineData(On.Postgres)]
    public async Task Every_subscription_is_opened_to_whom_it_was_decided_for_and_to_nobody_else(On on)
    {
        var scene = await shared.Scene(on);
        var wrong = new List<string>();
        foreach (var (type, field, name) in Fields.Where(field => field.Type.Name is "Subscription" or "InboxNews"))
        {
            var door = type.Name == "Subscription" ? Doors.OfRoot("subscription", field.Name) : Doors.ByType[type.Name];
            var document = type.Name == "Subscription" ? door.Document(" { __typename }") : door.Document(Doors.Selection(field));
            string[] path = [.. door.Path.Split(' ', StringSplitOptions.RemoveEmptyEntries), field.Name];
            foreach (var asking in Enum.GetValues<Asking>())
            {
                using var enough = new CancellationTokenSource(Until.Patience);
                await using var events = scene[asking].Follow(document, Variables(scene, asking, door), enough.Token).GetAsyncEnumerator(enough.Token);
                var outcome = await events.MoveNextAsync() ? Outcomes.Of(new Said(200, events.Current.GetRawText(), null!), path) : Outcome.Broken;
                await enough.CancelAsync();
                if (!Table.Fields[name].Rule.Cells[asking].Contains(outcome))
                {
                    wrong.Add($"{name} to {asking}: {outcome} against {Table.Fields[name].Rule.Name}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>The one type that needs many: an address that files too much is told to wait, whoever it is.</summary>
    [Fact]
    public async Task What_says_to_try_again_is_answered_to_everyone()
    {
        await using var scene = await Scene.Set(On.Sqlite);
        foreach (var asking in Enum.GetValues<Asking>())
        {
            Said said;
            var count = 0;
            do
            {
                said = await scene[asking].Post(
                    "mutation($input: FileReferralInput!) { fileReferral(input: $input) { errors { ... on TryAgain { code message field } } } }",
                    new { input = Requests.Input($"too-much-{asking}-{count:0000}", Requests.ForBretagne) });
            }
            while (said.Data.At("fileReferral", "errors").GetArrayLength() == 0 && ++count < 200);
            Assert.InRange(count, 30, 199);
            Assert.Equal("too-many-requests", said.Data.At("fileReferral", "errors")[0].Text("code"));
        }
    }

    private static Dictionary<string, object?> Variables(Scene scene, Asking asking, Door door)
    {
        var notYours = asking is Asking.Coordinator or Asking.Administrator ? scene.NotAuras : scene.Things["referral"];
        return door.Variables.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToDictionary(name => name, name => name == "notYours" ? notYours : scene.Things[name]);
    }

    /// <summary>A field's own list replaces its type's.</summary>
    private static string Policy(FieldsType type, Field field)
    {
        var access = Access(field.Node!.Directives) ?? Access(type.AppliedDirectives) ?? throw new InvalidOperationException($"{type}.{field.Name} has no policy");
        return string.Join(' ', ((ListValueNode)access.Arguments.Single(argument => argument.Name.Value == "to").Value).Values.Select(value => ((StringValueNode)value).Value));
    }

    private static DirectiveNode? Access(IEnumerable<DirectiveNode> directives) => directives.SingleOrDefault(directive => directive.Name.Value == "access");
}
