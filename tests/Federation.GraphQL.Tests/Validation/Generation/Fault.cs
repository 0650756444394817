using Federation.GraphQL.Language;

namespace Federation.GraphQL.Tests.Validation.Generation;

/// <summary>Ways to break a draft, at least one for each rule. Some leave it valid by chance; the reference says which.</summary>
internal static partial class Fault
{
    public static IReadOnlyList<Action<Draft, Random>> All { get; } =
    [
        // Definitions
        (draft, random) => draft.Extra.Add(Pick(random, "type Extra { a: Int }", "extend type Lion { extra: Int }", "schema { query: Query }", "directive @extra on FIELD", "scalar Extra", "enum Extra { A }")),
        (draft, random) => draft.Operations.Add(new DraftOperation { Kind = OperationKind.Query, Name = Pick(random, draft.Operations).Name, Selections = [Leaf("version")] }),
        (draft, random) => draft.Operations.Add(new DraftOperation { Kind = OperationKind.Query, Selections = [Leaf("version")] }),
        (draft, random) => draft.Operations.Add(new DraftOperation { Kind = Pick(random, OperationKind.Mutation, OperationKind.Subscription), Name = "Other", Selections = [Leaf("feed")] }),
        (draft, random) => Subscription(draft, random),
        (draft, random) => Subscription(draft, random),

        // Types and fragments
        (draft, random) => Retype(draft, random, Pick(random, "Unknown", "Exotic", "__Missing")),
        (draft, random) => Retype(draft, random, Pick(random, "Int", "Diet", "Where", "Instant", "__TypeKind")),
        (draft, random) => Retype(draft, random, Pick(random, "Lion", "Home", "Person", "Den", "Animal", "Being", "Query", "__Type")),
        (draft, random) => Into(draft, random, new DraftInline { On = Pick(random, "Lion", "Home", "Person", "Den", "Node", "Subscription"), Selections = [Leaf("__typename")] }),
        (draft, random) => draft.Fragments.Add(new DraftFragment { Name = draft.Fragments.Count > 0 ? Pick(random, draft.Fragments).Name : "f0", On = "Lion", Selections = [Leaf("mane")] }),
        (draft, random) => Into(draft, random, new DraftSpread { Name = Pick(random, "missing", "f0", "f9") }),
        (draft, random) => draft.Fragments.Add(new DraftFragment { Name = "unused", On = "Lion", Selections = [Leaf("mane"), new DraftSpread { Name = Pick(random, "unused", "f0", "f1") }] }),
        Cycle,
        Cycle,

        // Fields
        (draft, random) => With(draft.Fields, random, field => field.Name = Pick(random, "missing", "mane", "age", "__schema", "__type", "id")),
        (draft, random) => With(draft.Fields.Where(field => field.Selections is not null), random, field => field.Selections = null),
        (draft, random) => With(draft.Fields.Where(field => field.Selections is null), random, field => field.Selections = [Leaf("id")]),
        (draft, random) => With(draft.Fields, random, field => field.Alias = Pick(random, "id", "name", "x", "label", "age")),
        (draft, random) => With(draft.SelectionSets.Where(set => set.Count > 1), random, set => Clash(set, random)),
        (draft, random) => With(draft.SelectionSets.Where(set => set.Count > 1), random, set => Clash(set, random)),
        Twins,
        Twins,
        (draft, random) => With(draft.Roots, random, set => set.Add(Deep(random))),
        (draft, random) => Into(draft, random, Deep(random)),
    ];

    private static void Subscription(Draft draft, Random random) => draft.Operations.Add(new DraftOperation
    {
        Kind = OperationKind.Subscription,
        Name = random.Next(3) == 0 ? null : "Sub",
        Selections = random.Next(6) switch
        {
            0 => [Leaf("ticks"), Leaf("__typename")],
            1 => [Leaf("ticks"), new DraftInline { Selections = [Leaf("ticks", "two"), Leaf("ticks", "three")] }],
            2 => [new DraftInline { On = "Lion", Selections = [Leaf("mane")] }],
            3 => [Conditional(Leaf("ticks"), "skip"), Conditional(Leaf("ticks", "two"), "include")],
            4 => [new DraftSpread { Name = "f0" }, Conditional(new DraftInline { Selections = [Leaf("ticks")] }, "include"), Conditional(new DraftSpread { Name = "f1" }, "skip")],
            _ => [Leaf("__typename"), Leaf("__typename")],
        },
    });

    private static TSelection Conditional<TSelection>(TSelection selection, string directive)
        where TSelection : DraftSelection
    {
        selection.Directives.Add(new DraftDirective { Name = directive, Arguments = [new DraftArgument { Name = "if", Value = new DraftText("true") }] });
        return selection;
    }

    private static void Retype(Draft draft, Random random, string type)
    {
        switch (random.Next(3))
        {
            case 0:
                With(draft.Variables, random, variable => variable.Type = Pick(random, type, $"{type}!", $"[{type}]"));
                break;
            case 1:
                With(draft.Fragments, random, fragment => fragment.On = type);
                break;
            default:
                With(draft.Selections.OfType<DraftInline>(), random, inline => inline.On = type);
                break;
        }
    }

    private static void Cycle(Draft draft, Random random)
    {
        if (draft.Fragments.Count == 0)
        {
            draft.Fragments.Add(new DraftFragment { Name = "f0", On = "Lion", Selections = [Leaf("id"), new DraftSpread { Name = "f1" }] });
            draft.Fragments.Add(new DraftFragment { Name = "f1", On = "Lion", Selections = [new DraftField { Name = "prey", Selections = [new DraftSpread { Name = "f0" }] }, new DraftSpread { Name = "f1" }] });
        }

        Into(draft, random, new DraftSpread { Name = Pick(random, draft.Fragments).Name });
        With(draft.Fragments, random, fragment => fragment.Selections.Add(new DraftSpread { Name = Pick(random, draft.Fragments).Name }));
    }

    private static void Clash(List<DraftSelection> set, Random random)
    {
        var fields = set.OfType<DraftField>().ToArray();
        if (fields.Length > 1)
        {
            random.Shuffle(fields);
            fields[0].Alias = fields[1].Alias ?? fields[1].Name;
        }
    }

    /// <summary>The same field in several places, with other selections, arguments or types: they merge, or do not.</summary>
    private static void Twins(Draft draft, Random random)
    {
        var query = draft.Operations.FirstOrDefault(operation => operation.Kind == OperationKind.Query);
        query?.Selections.Add(new DraftField { Name = "animals", Alias = Pick(random, "twin", "animals"), Arguments = First(random), Selections = Twin(draft, random) });
        query?.Selections.Add(new DraftInline { Selections = [new DraftField { Name = "animals", Alias = Pick(random, "twin", "animals"), Arguments = First(random), Selections = Twin(draft, random) }] });
    }

    private static List<DraftArgument> First(Random random) => random.Next(4) == 0 ? [new DraftArgument { Name = "first", Value = new DraftText(Pick(random, "1", "2")) }] : [];

    private static List<DraftSelection> Twin(Draft draft, Random random) =>
    [
        .. Enumerable.Range(0, 1 + random.Next(3)).Select(DraftSelection (_) => random.Next(6) switch
        {
            0 => new DraftInline { On = "Lion", Selections = [Leaf(Pick(random, "age", "label", "mane", "id"), Pick(random, null, "x", "y")), Rest(random)] },
            1 => new DraftInline { On = "Seal", Selections = [Leaf(Pick(random, "age", "label", "id"), Pick(random, null, "x", "y")), Rest(random)] },
            2 => Rest(random),
            3 when draft.Fragments.Count > 0 => new DraftSpread { Name = Pick(random, draft.Fragments).Name },
            _ => Leaf(Pick(random, "id", "name", "__typename"), Pick(random, null, "x", "y")),
        }),
    ];

    private static DraftField Rest(Random random) => new()
    {
        Name = Pick(random, "keeper", "friends"),
        Alias = Pick(random, null, "x", "z"),
        Selections = [Leaf(Pick(random, "id", "name"), Pick(random, null, "x", "y")), .. random.Next(3) == 0 ? [Rest(random)] : Array.Empty<DraftSelection>()],
    };

    private static DraftField Deep(Random random)
    {
        List<DraftSelection> inner = [Leaf("name")];
        for (var i = 1 + random.Next(5); i > 0; i--)
        {
            inner = [new DraftField { Name = Pick(random, "fields", "interfaces", "possibleTypes", "inputFields", "type", "ofType", "args"), Selections = inner }];
        }

        return random.Next(2) == 0
            ? new DraftField { Name = "__type", Arguments = [new DraftArgument { Name = "name", Value = new DraftText("\"Lion\"") }], Selections = inner }
            : new DraftField { Name = "__schema", Selections = [new DraftField { Name = "types", Selections = inner }] };
    }

    private static DraftField Leaf(string name, string? alias = null) => new() { Name = name, Alias = alias };

    private static void Into(Draft draft, Random random, DraftSelection selection) => With(draft.SelectionSets, random, set => set.Insert(random.Next(set.Count + 1), selection));

    private static void With<T>(IEnumerable<T> all, Random random, Action<T> change)
    {
        var list = all.ToList();
        if (list.Count > 0)
        {
            change(list[random.Next(list.Count)]);
        }
    }

    private static T Pick<T>(Random random, params IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];
}
