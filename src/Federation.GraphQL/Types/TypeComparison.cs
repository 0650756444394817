namespace Federation.GraphQL.Types;

/// <summary>How references to types compare. Named types are compared by reference, what wraps them by its shape.</summary>
public static class TypeComparison
{
    public static bool IsSame(this GraphType one, GraphType other) => (one, other) switch
    {
        (NonNullType a, NonNullType b) => a.Of.IsSame(b.Of),
        (ListType a, ListType b) => a.Of.IsSame(b.Of),
        _ => ReferenceEquals(one, other),
    };

    /// <summary>The specification's IsValidImplementationFieldType: whatever has type <paramref name="sub"/> may stand where <paramref name="super"/> is promised.</summary>
    public static bool IsSubtypeOf(this GraphType sub, GraphType super) => (sub, super) switch
    {
        (NonNullType a, NonNullType b) => a.Of.IsSubtypeOf(b.Of),
        (NonNullType a, _) => a.Of.IsSubtypeOf(super),
        (ListType a, ListType b) => a.Of.IsSubtypeOf(b.Of),
        (ObjectType a, UnionType b) => b.Members.Contains(a),
        (FieldsType a, InterfaceType b) => a == b || a.Interfaces.Contains(b),
        _ => ReferenceEquals(sub, super),
    };
}
