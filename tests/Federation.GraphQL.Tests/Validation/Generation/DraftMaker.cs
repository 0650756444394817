using Federation.GraphQL.Language;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Tests.Validation.Generation;

/// <summary>Makes valid documents: fragments first, each spreading only earlier ones, then operations, then what these need of variables.</summary>
internal sealed class DraftMaker
{
    /// <summary>Fields whose types differ from one object type to another: they get an alias of their own each.</summary>
    private static readonly HashSet<string> Ambiguous = ["age", "label", "prey", "depth"];

    private readonly Random random;
    private readonly Schema schema;
    private readonly VariableDrafts variables;
    private readonly ValueDrafts values;
    private readonly List<DraftFragment> fragments = [];
    private readonly Dictionary<string, HashSet<string>> uses = [];
    private readonly Dictionary<string, HashSet<string>> reachedFrom = [];
    private HashSet<string> spreads = [];

    public DraftMaker(Random random, Schema schema)
    {
        (this.random, this.schema) = (random, schema);
        variables = new VariableDrafts(random);
        values = new ValueDrafts(random, variables);
    }

    public Draft Make()
    {
        var draft = new Draft();
        var composites = schema.InOrder.Where(type => type.IsComposite && !type.Name.StartsWith("__", StringComparison.Ordinal) && type != schema.Mutation && type != schema.Subscription).ToArray();
        for (var i = random.Next(5); i > 0; i--)
        {
            Fragment(composites[random.Next(composites.Length)]);
        }

        var operations = random.Next(4) == 0 ? 1 + random.Next(3) : 1;
        var reached = new HashSet<string>();
        for (var i = 0; i < operations; i++)
        {
            draft.Operations.Add(Operation(operations > 1 || random.Next(2) == 0 ? $"Op{i}" : null, reached));
        }

        draft.Fragments.AddRange(fragments.Where(fragment => reached.Contains(fragment.Name)));
        return draft;
    }

    private void Fragment(NamedType type)
    {
        var fragment = new DraftFragment { Name = $"f{fragments.Count}", On = type.Name };
        spreads = [];
        Directives(fragment, "FRAGMENT_DEFINITION", false);
        fragment.Selections = Selections(type, 2);
        uses[fragment.Name] = variables.TakeUsed();
        foreach (var spread in spreads)
        {
            uses[fragment.Name].UnionWith(uses[spread]);
        }

        fragments.Add(fragment);
        reachedFrom[fragment.Name] = [fragment.Name, .. spreads.SelectMany(spread => reachedFrom[spread])];
    }

    private DraftOperation Operation(string? name, HashSet<string> reached)
    {
        var kind = random.Next(6) switch
        {
            0 when schema.Mutation is not null => OperationKind.Mutation,
            1 when schema.Subscription is not null => OperationKind.Subscription,
            _ => OperationKind.Query,
        };
        var operation = new DraftOperation { Kind = kind, Name = name, Description = random.Next(8) == 0 ? "\"\"\"what é it\n does\"\"\"" : null };
        spreads = [];
        Directives(operation, kind.ToString().ToUpperInvariant(), false);
        operation.Selections = kind == OperationKind.Subscription ? [Field(schema.Subscription!, schema.Subscription!.Fields[random.Next(schema.Subscription.Fields.Length)], 2, true)] : Selections(schema.Root(kind)!, 3);
        if (kind == OperationKind.Subscription && random.Next(3) == 0)
        {
            operation.Selections = [new DraftInline { On = random.Next(2) == 0 ? "Subscription" : null, Selections = operation.Selections }];
        }

        var used = variables.TakeUsed();
        foreach (var spread in spreads)
        {
            used.UnionWith(uses[spread]);
            reached.UnionWith(reachedFrom[spread]);
        }

        foreach (var variable in used.Order(StringComparer.Ordinal))
        {
            var definition = variables.Definition(variable);
            Directives(definition, "VARIABLE_DEFINITION", true);
            operation.Variables.Add(definition);
        }

        return operation;
    }

    private List<DraftSelection> Selections(NamedType type, int depth)
    {
        var selections = new List<DraftSelection>();
        for (var i = 1 + random.Next(4); i > 0; i--)
        {
            selections.Add(random.Next(7) switch
            {
                0 when depth > 0 => Inline(type, depth - 1),
                1 when fragments.Where(fragment => Overlap(type, schema.Types[fragment.On])).ToArray() is { Length: > 0 } fitting => Spread(fitting[random.Next(fitting.Length)]),
                _ => AnyField(type, depth),
            });
        }

        return selections;
    }

    private DraftField AnyField(NamedType type, int depth)
    {
        var fields = type is FieldsType { Fields: var all } ? all.Where(field => depth > 0 || field.Type.Named.IsLeaf).ToArray() : [];
        return fields.Length == 0 || random.Next(10) == 0 ? Field(type, schema.Meta.TypeName, depth, false) : Field(type, fields[random.Next(fields.Length)], depth, false);
    }

    private DraftField Field(NamedType parent, Field field, int depth, bool sole)
    {
        var arguments = Arguments(field.Arguments, false);
        var node = new DraftField { Name = field.Name, Arguments = arguments };
        if (arguments.Count > 0 || Ambiguous.Contains(field.Name))
        {
            // The alias tells everything that must agree, so fields that merge by chance always may.
            var text = string.Join(",", arguments.OrderBy(argument => argument.Name, StringComparer.Ordinal).Select(argument => $"{argument.Name}:{argument.Value}"));
            node.Alias = $"{field.Name}_{(uint)text.Aggregate(17, (hash, letter) => unchecked((hash * 31) + letter)):x}{(Ambiguous.Contains(field.Name) ? $"_{parent.Name}" : "")}";
        }
        else if (random.Next(12) == 0)
        {
            node.Alias = $"{field.Name}_too";
        }

        if (!sole)
        {
            Directives(node, "FIELD", false);
        }

        if (field.Type.Named.IsComposite)
        {
            node.Selections = Selections(field.Type.Named, depth - 1);
        }

        return node;
    }

    private DraftInline Inline(NamedType type, int depth)
    {
        var fitting = schema.InOrder.Where(other => other.IsComposite && Overlap(type, other)).ToArray();
        var on = random.Next(5) == 0 ? null : fitting[random.Next(fitting.Length)];
        var inline = new DraftInline { On = on?.Name, Selections = Selections(on ?? type, depth) };
        Directives(inline, "INLINE_FRAGMENT", false);
        return inline;
    }

    private DraftSpread Spread(DraftFragment fragment)
    {
        spreads.Add(fragment.Name);
        var spread = new DraftSpread { Name = fragment.Name };
        Directives(spread, "FRAGMENT_SPREAD", false);
        return spread;
    }

    private List<DraftArgument> Arguments(IEnumerable<InputValue> definitions, bool constant)
    {
        var given = definitions.Where(argument => argument.Required || random.Next(4) == 0).ToArray();
        random.Shuffle(given);
        return [.. given.Select(argument => new DraftArgument { Name = argument.Name, Value = values.Of(argument, constant) })];
    }

    private void Directives(DraftHolder holder, string location, bool constant)
    {
        foreach (var directive in schema.DirectivesInOrder)
        {
            if (directive.Locations.Contains(location) && random.Next(20) == 0)
            {
                for (var i = directive.Repeatable ? 1 + random.Next(2) : 1; i > 0; i--)
                {
                    holder.Directives.Add(new DraftDirective { Name = directive.Name, Arguments = Arguments(directive.Arguments, constant) });
                }
            }
        }
    }

    private bool Overlap(NamedType one, NamedType other) => Objects(one).Overlaps(Objects(other));

    private HashSet<ObjectType> Objects(NamedType type) => type is ObjectType only ? [only] : [.. schema.Possible[type]];
}
