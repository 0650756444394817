using System.Collections.Immutable;
using Federation.GraphQL.Language;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Limits;

/// <summary>What must hold of a schema for the cost of a request to be known before it is executed.</summary>
public static class CostRules
{
    /// <summary>
    /// Each fault with the name of its field: a list of composite objects that nothing bounds, or a directive that means nothing. A list is bounded by its
    /// own <c>@listSize</c>, or when every field that answers its type names it in <c>sizedFields</c>.
    /// </summary>
    public static ImmutableArray<string> Faults(Schema schema)
    {
        var table = CostTable.Of(schema);
        var faults = ImmutableArray.CreateBuilder<string>();
        foreach (var type in Own(schema))
        {
            foreach (var field in type.Fields)
            {
                var cost = table[field];
                Directives(type, field, cost, faults);
                if (CostTable.IsList(field.Type) && field.Type.Named.IsComposite && !(cost.Bounded && cost.SizedFields.Length == 0) && Unsized(schema, table, type, field) is { } around)
                {
                    faults.Add($"{type.Name}.{field.Name} is a list without a bound: it needs @listSize{(around.Length > 0 ? $", or its name in the sizedFields of {around}" : "")}.");
                }
            }
        }

        return faults.DrainToImmutable();
    }

    private static IEnumerable<FieldsType> Own(Schema schema) =>
        schema.InOrder.OfType<FieldsType>().Where(type => !type.Name.StartsWith("__", StringComparison.Ordinal));

    /// <returns>Null when every field that answers this type sizes the list; else one that does not, or empty when no field answers the type.</returns>
    private static string? Unsized(Schema schema, CostTable table, FieldsType type, Field list)
    {
        var answered = false;
        foreach (var around in Own(schema))
        {
            foreach (var field in around.Fields)
            {
                if (!MayAnswer(schema, field.Type.Named, type))
                {
                    continue;
                }

                answered = true;
                if (!(table[field].Bounded && table[field].Sizes(list.Name)))
                {
                    return $"{around.Name}.{field.Name}";
                }
            }
        }

        return answered ? null : "";
    }

    private static bool MayAnswer(Schema schema, NamedType answered, FieldsType type) => answered == type
        || (type is ObjectType only ? schema.IsPossible(answered, only)
            : answered.IsComposite && schema.Possible.TryGetValue(type, out var types) && types.Any(member => schema.IsPossible(answered, member)));

    private static void Directives(FieldsType type, Field field, FieldCost cost, ImmutableArray<string>.Builder faults)
    {
        var applied = field.Node?.Directives ?? [];
        if (AppliedValue.Integer(AppliedValue.Find(applied, "cost")?.Argument("weight")) < 0)
        {
            faults.Add($"{type.Name}.{field.Name}: @cost has a negative weight.");
        }

        if (AppliedValue.Find(applied, "listSize") is not { } size)
        {
            return;
        }

        if (!cost.Bounded)
        {
            faults.Add($"{type.Name}.{field.Name}: @listSize tells no size.");
        }

        foreach (var name in AppliedValue.Strings(size.Argument("slicingArguments")))
        {
            if (field.Argument(name)?.Type.Nullable is not ScalarType { Name: "Int" })
            {
                faults.Add($"{type.Name}.{field.Name}: the slicing argument \"{name}\" is not an argument of type Int.");
            }
        }

        foreach (var name in cost.SizedFields)
        {
            if ((field.Type.Named as FieldsType)?.ByName.GetValueOrDefault(name) is not { } sized || !CostTable.IsList(sized.Type))
            {
                faults.Add($"{type.Name}.{field.Name}: the sized field \"{name}\" is not a list of {field.Type.Named.Name}.");
            }
        }
    }
}
