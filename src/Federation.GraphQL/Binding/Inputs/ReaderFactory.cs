using System.Collections.Immutable;
using System.Reflection;
using Federation.GraphQL.Binding.Start;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Binding.Inputs;

/// <summary>Finds how an input type is read as a class.</summary>
internal sealed class ReaderFactory(BindingTables tables, FaultList faults)
{
    private static readonly Type[] ArrayInterfaces =
        [typeof(IReadOnlyList<>), typeof(IReadOnlyCollection<>), typeof(IEnumerable<>), typeof(IList<>), typeof(ICollection<>)];

    private readonly Dictionary<(InputObjectType, Type), InputReader> _records = [];
    private readonly List<(string Where, InputSlot Slot)> _slots = [];
    private readonly NullabilityInfoContext _nullability = new();

    /// <summary>One argument or field with the parameter that takes it; null with the fault noted.</summary>
    public InputSlot? Slot(InputValue declared, ParameterInfo parameter, string where)
    {
        var source = parameter.ParameterType;
        if (Reader(declared.Type, source, _nullability.Create(parameter), where) is not { } reader)
        {
            return null;
        }

        var absent = parameter.HasDefaultValue && parameter.DefaultValue is { } value ? value : null;
        if (absent is not null && (Nullable.GetUnderlyingType(source) ?? source) is { IsEnum: true } named)
        {
            absent = Enum.ToObject(named, absent);
        }

        var slot = (InputSlot)Generic.Make(typeof(InputSlot<>), [source], declared, reader, absent ?? (source.IsValueType ? Activator.CreateInstance(source) : null));
        _slots.Add((where, slot));
        return slot;
    }

    /// <summary>Reads every default of the schema.</summary>
    public void Settle()
    {
        foreach (var (where, slot) in _slots)
        {
            try
            {
                slot.Settle();
            }
            catch (Exception exception)
            {
                faults.Add(where, $"its default cannot be used: {exception.Message}");
            }
        }
    }

    private object? Reader(GraphType type, Type source, NullabilityInfo? nullability, string where)
    {
        if (Generic.IsOf(source, typeof(Optional<>)))
        {
            var given = source.GenericTypeArguments[0];
            return Reader(type, given, nullability?.GenericTypeArguments[0], where) is { } reader ? Generic.Make(typeof(OptionalReader<>), [given], reader) : null;
        }

        if (Nullable.GetUnderlyingType(source) is { } inner)
        {
            return Core(type, inner, nullability, where) is { } reader ? Generic.Make(typeof(NullableReader<>), [inner], reader) : null;
        }

        if (type.IsNonNull)
        {
            return Core(type, source, nullability, where);
        }

        if (source.IsValueType || nullability?.WriteState == NullabilityState.NotNull)
        {
            return faults.None(where, $"{type} may be null and {Generic.NameOf(source)} may not");
        }

        return Core(type, source, nullability, where) is { } nullable ? Generic.Make(typeof(NullReader<>), [source], nullable) : null;
    }

    private object? Core(GraphType type, Type source, NullabilityInfo? nullability, string where) => type.Nullable switch
    {
        ListType list => List(list, source, nullability, where),
        ScalarType scalar => Scalar(scalar, source) ?? faults.None(where, $"{scalar} cannot be read as {Generic.NameOf(source)}"),
        EnumType named => tables.Enum(named, source)?.Reader() ?? faults.None(where, $"{Generic.NameOf(source)} is not bound to {named}"),
        InputObjectType input => tables.HasInput(input, source) ? Record(input, source) : faults.None(where, $"{Generic.NameOf(source)} is not bound to {input}"),
        _ => null,
    };

    private object? Scalar(ScalarType scalar, Type source) => tables.Scalar(scalar, source)?.Reader() ?? (scalar.Name switch
    {
        "Int" when source == typeof(int) => new IntReader(),
        "Float" when source == typeof(double) => new FloatReader(),
        "Float" when source == typeof(decimal) => new DecimalReader(),
        "Boolean" when source == typeof(bool) => new BooleanReader(),
        "String" or "ID" when source == typeof(string) => new TextValueReader(),
        _ => (InputReader?)null,
    });

    private object? List(ListType list, Type source, NullabilityInfo? nullability, string where)
    {
        var item = source.IsArray ? source.GetElementType()! : source.IsGenericType && source.GenericTypeArguments is [var only] ? only : null;
        var open = source.IsArray || item is null ? null : source.GetGenericTypeDefinition();
        var itemNullability = source.IsArray ? nullability?.ElementType : nullability?.GenericTypeArguments.FirstOrDefault();
        var reader = source.IsArray || Array.IndexOf(ArrayInterfaces, open) >= 0 ? typeof(ArrayReader<,>)
            : open == typeof(ImmutableArray<>) ? typeof(ImmutableArrayReader<>)
            : open == typeof(List<>) ? typeof(ListOfReader<>)
            : null;
        if (reader is null || item is null)
        {
            return faults.None(where, $"{list} cannot be read as {Generic.NameOf(source)}");
        }

        return Reader(list.Of, item, itemNullability, where) is { } items
            ? Generic.Make(reader, reader == typeof(ArrayReader<,>) ? [item, source] : [item], items)
            : null;
    }

    private InputReader Record(InputObjectType input, Type source)
    {
        if (!_records.TryGetValue((input, source), out var reader))
        {
            _records[(input, source)] = reader = (InputReader)Generic.Make(typeof(RecordReader<>), [source]);
            RecordFields.Fill((IRecordReader)reader, input, source, this, faults);
        }

        return reader;
    }
}
