using Federation.GraphQL.Language;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Validation;

internal static class TypeReferences
{
    /// <param name="named">The type that the innermost name of <paramref name="node"/> means.</param>
    public static GraphType Resolve(TypeNode node, NamedType named) => node switch
    {
        ListTypeNode list => new ListType(Resolve(list.Of, named)),
        NonNullTypeNode nonNull => new NonNullType(Resolve(nonNull.Of, named)),
        _ => named,
    };

    /// <summary>AreTypesCompatible of the specification, for input types, where one name stands for one type.</summary>
    public static bool Fits(TypeNode variable, GraphType location)
    {
        while (true)
        {
            if (location is NonNullType strict)
            {
                if (variable is not NonNullTypeNode alsoStrict)
                {
                    return false;
                }

                (variable, location) = (alsoStrict.Of, strict.Of);
            }
            else if (variable is NonNullTypeNode stricter)
            {
                variable = stricter.Of;
            }
            else if (location is ListType list)
            {
                if (variable is not ListTypeNode alsoList)
                {
                    return false;
                }

                (variable, location) = (alsoList.Of, list.Of);
            }
            else
            {
                return variable is NamedTypeNode name && name.Name.Value == ((NamedType)location).Name;
            }
        }
    }
}
