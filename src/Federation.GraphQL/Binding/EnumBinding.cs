using System.Collections.Frozen;
using Federation.GraphQL.Binding.Inputs;
using Federation.GraphQL.Execution.Values;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Binding;

internal abstract class EnumBinding(string type, Type source)
{
    public string Type { get; } = type;

    public Type Class { get; } = source;

    public abstract IEnumerable<string> Faults(EnumType type);

    public abstract object Writer(bool nonNull);

    public abstract InputReader? Reader();
}

internal sealed class EnumBinding<TEnum>(string type, Func<TEnum, string> name) : EnumBinding(type, typeof(TEnum))
    where TEnum : struct, Enum
{
    private readonly FrozenDictionary<TEnum, string> _names = Enum.GetValues<TEnum>().Distinct().ToFrozenDictionary(value => value, name);

    public override IEnumerable<string> Faults(EnumType type)
    {
        foreach (var (value, named) in _names.OrderBy(pair => pair.Key))
        {
            if (!type.ByName.ContainsKey(named))
            {
                yield return $"{Type}: {typeof(TEnum).Name}.{value} is named {named}, which the schema does not have";
            }
        }

        foreach (var value in type.Values)
        {
            if (_names.Values.Count(named => named == value.Name) is var count and not 1)
            {
                yield return $"{Type}.{value.Name}: {count} values of {typeof(TEnum).Name} have this name";
            }
        }
    }

    public override object Writer(bool nonNull) => new EnumWriter<TEnum>(_names, nonNull);

    public override InputReader Reader() => new EnumReader<TEnum>(_names.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal));
}

/// <summary>An enum whose values are their names already, such as the locations of directives.</summary>
internal sealed class NamedEnumBinding(string type) : EnumBinding(type, typeof(string))
{
    public override IEnumerable<string> Faults(EnumType type) => [];

    public override object Writer(bool nonNull) => new TextValueWriter(nonNull);

    public override InputReader? Reader() => null;
}
