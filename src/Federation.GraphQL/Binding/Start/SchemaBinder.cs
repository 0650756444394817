using Federation.GraphQL.Binding.Inputs;
using Federation.GraphQL.Binding.Outputs;
using Federation.GraphQL.Execution.Fields;
using Federation.GraphQL.Execution.Introspection;
using Federation.GraphQL.Limits;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Binding.Start;

/// <summary>Meets a schema with its code.</summary>
internal static class SchemaBinder
{
    /// <exception cref="BindingException">With every fault.</exception>
    public static BoundSchema Bind(Schema schema, Bindings bindings, bool boundedLists)
    {
        var faults = new FaultList();
        if (boundedLists)
        {
            faults.AddRange(CostRules.Faults(schema));
        }

        var all = IntrospectionBindings.With(bindings);
        var tables = new BindingTables(schema, all, faults);
        AbstractCheck.Check(schema, tables, faults);
        var readers = new ReaderFactory(tables, faults);
        var methods = new ResolverMethods(schema, all.ResolverClasses, faults);
        var fields = new FieldFactory(methods, new WriterFactory(tables, faults), readers, faults);
        var access = new AccessRules(faults);
        foreach (var type in tables.Objects.Values.OrderBy(type => type.Index))
        {
            if (type.Source is null && !methods.IsRoot(type.Type))
            {
                faults.Add(type.Type.Name, "no class is bound to it");
                continue;
            }

            type.Fill([.. FieldsOf(schema, type, fields, access), .. Meta(schema, type, fields)]);
        }

        readers.Settle();
        faults.ThrowIfAny();
        return new BoundSchema(schema, tables.Objects, access.Sets, tables.Scalars);
    }

    private static IEnumerable<FieldBinding> FieldsOf(Schema schema, ObjectBinding type, FieldFactory fields, AccessRules access)
    {
        foreach (var field in type.Type.Fields)
        {
            if (fields.For(type, field, access.Of(type.Type, field), isStream: type.Type == schema.Subscription) is { } binding)
            {
                yield return binding;
            }
        }
    }

    private static IEnumerable<FieldBinding> Meta(Schema schema, ObjectBinding type, FieldFactory fields)
    {
        yield return FieldFactory.TypeName(type.Type, schema.Meta.TypeName);
        if (type.Type == schema.Query)
        {
            yield return fields.Meta(type, schema.Meta.Schema);
            yield return fields.Meta(type, schema.Meta.Type);
        }
    }
}
