namespace Federation.GraphQL.Tests.Validation.Generation;

internal static partial class Fault
{
    private static readonly string[] Values =
        ["1", "-2147483649", "99999999999", "1.5", "\"text\"", "\"\"\"block\"\"\"", "true", "null", "HAY", "RED", "[1]", "[[1]]", "[null]", "[HAY, RED]", "{}", "{x: 1}", "{x: 1, y: 2.5, z: 3}", "{id: 1}", "{id: null}", "{id: 1, diet: HAY}", "[{}, {x: true, y: 1}]", "{x: 1, y: 2, next: {x: 1}}"];

    /// <summary>Of arguments, values, variables and directives.</summary>
    public static IReadOnlyList<Action<Draft, Random>> Finer { get; } =
    [
        // Variables
        (draft, random) => With(draft.Operations.Where(operation => operation.Variables.Count > 0), random, operation => operation.Variables.Add(Copy(Pick(random, operation.Variables), random))),
        (draft, random) => With(draft.Operations.Where(operation => operation.Variables.Count > 0), random, operation => operation.Variables.RemoveAt(random.Next(operation.Variables.Count))),
        (draft, random) => With(draft.Operations, random, operation => operation.Variables.Add(new DraftVariable { Name = Pick(random, "spare", "v0", "v1"), Type = Pick(random, "Int", "Diet!", "[Where!]!") })),
        (draft, random) => With(draft.Variables, random, variable => variable.Type = variable.Type.EndsWith('!') ? variable.Type[..^1] : $"[{variable.Type}]"),
        (draft, random) => With(draft.Variables, random, variable => variable.Type = Pick(random, "Int", "String!", "Diet", "[ID!]", "Where", "Float!", "[[Int!]!]!", "Home")),
        (draft, random) => With(draft.Variables, random, variable => variable.Default = new DraftText(Pick(random, Values))),
        (draft, random) => With(draft.OpenArgumentLists.SelectMany(list => list).Where(argument => argument.Name != "wishes"), random, argument => argument.Value = new DraftUse(Pick(random, "missing", "v0", "v1", "v2"))),

        // Arguments
        (draft, random) => With(draft.ArgumentLists, random, list => list.Add(new DraftArgument { Name = Pick(random, "missing", "first", "if", "id"), Value = new DraftText(Pick(random, Values)) })),
        (draft, random) => With(draft.ArgumentLists.Where(list => list.Count > 0), random, list => list.Add(new DraftArgument { Name = Pick(random, list).Name, Value = Pick(random, list).Value })),
        (draft, random) => With(draft.ArgumentLists.Where(list => list.Count > 0), random, list => list.RemoveAt(random.Next(list.Count))),
        (draft, random) => With(draft.ArgumentLists.Where(list => list.Count > 0), random, list => Pick(random, list).Value = new DraftText(Pick(random, Values))),
        (draft, random) => With(draft.ArgumentLists.Where(list => list.Count > 0), random, list => Pick(random, list).Value = new DraftText(Pick(random, Values))),
        (draft, random) => With(draft.Objects, random, value => value.Fields.Add(new DraftArgument { Name = Pick(random, "missing", "id", "x", "limit", "diet"), Value = new DraftText(Pick(random, Values)) })),
        (draft, random) => With(draft.Objects.Where(value => value.Fields.Count > 0), random, value => value.Fields.Add(Pick(random, value.Fields))),
        (draft, random) => With(draft.Objects.Where(value => value.Fields.Count > 0), random, value => value.Fields.RemoveAt(random.Next(value.Fields.Count))),
        (draft, random) => With(draft.Objects.Where(value => value.Fields.Count > 0), random, value => Pick(random, value.Fields).Value = new DraftText(Pick(random, Values))),

        // Directives
        (draft, random) => With(draft.Holders, random, holder => holder.Directives.Add(Directive(random))),
        (draft, random) => With(draft.Holders, random, holder => holder.Directives.Add(Directive(random))),
        (draft, random) => With(draft.Holders.Where(holder => holder.Directives.Count > 0), random, holder => holder.Directives.Add(Pick(random, holder.Directives))),
        (draft, random) => With(draft.Holders.Where(holder => holder.Directives.Count > 0), random, holder => Pick(random, holder.Directives).Name = Pick(random, "missing", "must", "onField", "deprecated", "oneOf")),
    ];

    private static DraftVariable Copy(DraftVariable variable, Random random) => new() { Name = variable.Name, Type = random.Next(2) == 0 ? variable.Type : "Int" };

    private static DraftDirective Directive(Random random)
    {
        var directive = new DraftDirective { Name = Pick(random, "missing", "must", "skip", "include", "onQuery", "onField", "onSpread", "many", "deprecated") };
        if (random.Next(2) == 0)
        {
            directive.Arguments.Add(new DraftArgument { Name = Pick(random, "if", "reason", "note", "n", "first"), Value = new DraftText(Pick(random, "true", "\"why\"", "1")) });
        }

        return directive;
    }
}
