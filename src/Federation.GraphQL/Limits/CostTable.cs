using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Limits;

/// <summary>
/// The cost of every field of a schema, from <c>directive @cost(weight: Int!) on FIELD_DEFINITION | OBJECT | SCALAR | ENUM</c> and
/// <c>directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!]) on FIELD_DEFINITION</c>, in the manner of the IBM cost
/// specification.
/// </summary>
internal sealed class CostTable
{
    /// <summary>A field of the mutation type, unless the schema says otherwise.</summary>
    private const long MutationWeight = 10;

    /// <summary>Its answer grows with the schema, not with the data; the lists inside it are not multiplied.</summary>
    private const long SchemaWeight = 100;

    private const long TypeWeight = 10;

    private static readonly ConditionalWeakTable<Schema, CostTable> Tables = [];
    private static readonly FieldCost Nothing = new(0, false, true, null, [], []);

    private readonly FrozenDictionary<Field, FieldCost> costs;

    private CostTable(Schema schema)
    {
        var found = new Dictionary<Field, FieldCost>
        {
            [schema.Meta.TypeName] = Nothing,
            [schema.Meta.Schema] = Nothing with { Weight = SchemaWeight },
            [schema.Meta.Type] = Nothing with { Weight = TypeWeight },
        };
        foreach (var type in schema.InOrder.OfType<FieldsType>())
        {
            foreach (var field in type.Fields)
            {
                found[field] = type.Name.StartsWith("__", StringComparison.Ordinal)
                    ? Nothing with { Weight = field.Type.Named.IsComposite ? 1 : 0 }
                    : Cost(schema, type, field);
            }
        }

        costs = found.ToFrozenDictionary();
    }

    public FieldCost this[Field field] => costs[field];

    public static CostTable Of(Schema schema) => Tables.GetValue(schema, static schema => new CostTable(schema));

    private static FieldCost Cost(Schema schema, FieldsType parent, Field field)
    {
        var directives = field.Node?.Directives ?? [];
        var weight = AppliedValue.Integer(AppliedValue.Find(directives, "cost")?.Argument("weight"))
            ?? Math.Max(Weight(schema, field.Type.Named), parent == schema.Mutation ? MutationWeight : 0);
        var size = AppliedValue.Find(directives, "listSize");
        var assumed = AppliedValue.Integer(size?.Argument("assumedSize"));
        var slicing = AppliedValue.Strings(size?.Argument("slicingArguments")).Select(field.Argument).OfType<InputValue>().ToArray();
        return new FieldCost(
            Math.Max(0, weight),
            IsList(field.Type) && (size is not null || field.Type.Named.IsComposite),
            assumed is not null || slicing.Length > 0,
            assumed,
            slicing,
            [.. AppliedValue.Strings(size?.Argument("sizedFields"))]);
    }

    private static long Weight(Schema schema, NamedType type)
    {
        if (AppliedValue.Integer(AppliedValue.Find(type.AppliedDirectives, "cost")?.Argument("weight")) is { } weight)
        {
            return weight;
        }

        // What an interface or a union answers may be the dearest of its types.
        return type.IsAbstract && schema.Possible.TryGetValue(type, out var possible) && possible.Count > 0
            ? possible.Max(member => Weight(schema, member))
            : type.IsComposite ? 1 : 0;
    }

    public static bool IsList(GraphType type) => type.Nullable is ListType;
}
