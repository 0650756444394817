using Federation.GraphQL.Binding;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Execution.Introspection;

/// <summary>Introspection is answered by ordinary resolvers over the type model.</summary>
internal static class IntrospectionBindings
{
    public static Bindings With(Bindings bindings)
    {
        var all = new Bindings()
            .Object<Schema>("__Schema")
            .Object<GraphType>("__Type")
            .Object<Field>("__Field")
            .Object<InputValue>("__InputValue")
            .Object<EnumValue>("__EnumValue")
            .Object<Directive>("__Directive")
            .Resolvers(typeof(SchemaResolvers))
            .Resolvers(typeof(TypeResolvers))
            .Resolvers(typeof(FieldResolvers))
            .Resolvers(typeof(InputValueResolvers))
            .Resolvers(typeof(EnumValueResolvers))
            .Resolvers(typeof(DirectiveResolvers))
            .Enum<TypeKind>("__TypeKind", TypeKinds.NameOf);
        all.Enums.Add(new NamedEnumBinding("__DirectiveLocation"));
        all.ResolverClasses.AddRange(bindings.ResolverClasses);
        all.Objects.AddRange(bindings.Objects);
        all.Enums.AddRange(bindings.Enums);
        all.Scalars.AddRange(bindings.Scalars);
        all.Inputs.AddRange(bindings.Inputs);
        return all;
    }
}
