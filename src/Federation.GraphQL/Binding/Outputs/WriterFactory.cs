using System.Collections.Immutable;
using Federation.GraphQL.Binding.Start;
using Federation.GraphQL.Execution.Fields;
using Federation.GraphQL.Execution.Values;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Binding.Outputs;

/// <summary>Finds how values of a class are written as an output type.</summary>
internal sealed class WriterFactory(BindingTables tables, FaultList faults)
{
    /// <summary>A <see cref="ValueWriter{T}"/> of exactly this class; null when it does not fit, with the fault noted.</summary>
    public object? For(GraphType type, Type source, string where)
    {
        if (Nullable.GetUnderlyingType(source) is { } inner)
        {
            if (type.IsNonNull)
            {
                return faults.None(where, $"{Generic.NameOf(inner)}? may be null and {type} never is");
            }

            return For(type, inner, where) is { } writer ? Generic.Make(typeof(NullableWriter<>), [inner], writer) : null;
        }

        return type.Nullable switch
        {
            ListType list => List(list, source, type.IsNonNull, where),
            ScalarType scalar => Scalar(scalar, source, type.IsNonNull) ?? faults.None(where, $"{Generic.NameOf(source)} cannot be written as {type}"),
            EnumType named => tables.Enum(named, source)?.Writer(type.IsNonNull) ?? faults.None(where, $"{Generic.NameOf(source)} is not bound to {named}"),
            ObjectType named => Object(named, source, type.IsNonNull, where),
            NamedType named => Abstract(named, source, type.IsNonNull, where),
            _ => null,
        };
    }

    private object? List(ListType list, Type source, bool nonNull, string where)
    {
        if (Generic.ItemOf(source) is not { } item)
        {
            return faults.None(where, $"{Generic.NameOf(source)} is not a list");
        }

        if (For(list.Of, item, where) is not { } writer)
        {
            return null;
        }

        return source == item.MakeArrayType() ? Generic.Make(typeof(ArrayWriter<>), [item], writer, nonNull)
            : Generic.IsOf(source, typeof(ImmutableArray<>)) ? Generic.Make(typeof(ImmutableArrayWriter<>), [item], writer, nonNull)
            : Generic.Make(typeof(SequenceWriter<,>), [source, item], writer, nonNull);
    }

    private object? Scalar(ScalarType scalar, Type source, bool nonNull) => tables.Scalar(scalar, source)?.Writer(nonNull) ?? (scalar.Name switch
    {
        "Int" => Whole(source, nonNull),
        "Float" => Real(source, nonNull),
        "String" when source == typeof(string) => new TextValueWriter(nonNull),
        "Boolean" when source == typeof(bool) => new BooleanWriter(nonNull),
        "ID" when source == typeof(string) => new TextValueWriter(nonNull),
        "ID" when source == typeof(int) => new NumberIdWriter<int>(nonNull),
        "ID" when source == typeof(long) => new NumberIdWriter<long>(nonNull),
        "ID" when source == typeof(Guid) => new NumberIdWriter<Guid>(nonNull),
        _ => null,
    });

    private static object? Whole(Type source, bool nonNull) => Type.GetTypeCode(source) switch
    {
        _ when source.IsEnum => null,
        TypeCode.Int32 => new IntWriter(nonNull),
        TypeCode.Int64 => new LongWriter<long>(static value => value, nonNull),
        TypeCode.UInt32 => new LongWriter<uint>(static value => value, nonNull),
        TypeCode.Int16 => new LongWriter<short>(static value => value, nonNull),
        TypeCode.UInt16 => new LongWriter<ushort>(static value => value, nonNull),
        TypeCode.Byte => new LongWriter<byte>(static value => value, nonNull),
        _ => null,
    };

    private static object? Real(Type source, bool nonNull) => Type.GetTypeCode(source) switch
    {
        _ when source.IsEnum => null,
        TypeCode.Double => new DoubleWriter(nonNull),
        TypeCode.Single => new FloatWriter<float>(static value => value, nonNull),
        TypeCode.Int32 => new FloatWriter<int>(static value => value, nonNull),
        TypeCode.Int64 => new FloatWriter<long>(static value => value, nonNull),
        TypeCode.Decimal => new DecimalWriter(nonNull),
        _ => null,
    };

    private object? Object(ObjectType type, Type source, bool nonNull, string where)
    {
        if (tables.Object(type) is not { Source: { } bound } binding)
        {
            return faults.None(where, $"no class is bound to {type}");
        }

        return bound.IsAssignableFrom(source) || source.IsAssignableFrom(bound)
            ? Generic.Make(typeof(ObjectWriter<>), [source], binding, !bound.IsAssignableFrom(source), nonNull)
            : faults.None(where, $"{Generic.NameOf(source)} is not {Generic.NameOf(bound)}, the class of {type}");
    }

    private object? Abstract(NamedType type, Type source, bool nonNull, string where)
    {
        var members = tables.Abstract(type);
        return members.Members.Any(member => source.IsAssignableFrom(member.Source) || member.Source!.IsAssignableFrom(source))
            ? Generic.Make(typeof(AbstractWriter<>), [source], members, nonNull)
            : faults.None(where, $"no {Generic.NameOf(source)} is of a type of {type}");
    }
}
