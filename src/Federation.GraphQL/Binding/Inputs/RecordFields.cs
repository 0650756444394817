using System.Linq.Expressions;
using System.Reflection;
using Federation.GraphQL.Binding.Start;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Binding.Inputs;

/// <summary>Meets an input object's fields with the parameters of a record's constructor.</summary>
internal static class RecordFields
{
    public static void Fill(IRecordReader reader, InputObjectType input, Type source, ReaderFactory readers, FaultList faults)
    {
        if (source.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length) is not { } constructor)
        {
            faults.Add(input.Name, $"{Generic.NameOf(source)} has no public constructor");
            return;
        }

        var parameters = constructor.GetParameters();
        foreach (var field in input.Fields.Where(field => parameters.All(parameter => Generic.Camel(parameter.Name!) != field.Name)))
        {
            faults.Add($"{input}.{field.Name}", $"{Generic.NameOf(source)} has no parameter for it");
        }

        var slots = parameters.Select(parameter => Slot(parameter, input, source, readers, faults)).OfType<InputSlot>().ToArray();
        if (slots.Length == parameters.Length)
        {
            reader.Fill(slots, Create(constructor, parameters));
        }
    }

    private static InputSlot? Slot(ParameterInfo parameter, InputObjectType input, Type source, ReaderFactory readers, FaultList faults)
    {
        var where = $"{input}.{Generic.Camel(parameter.Name!)}";
        if (!input.ByName.TryGetValue(Generic.Camel(parameter.Name!), out var field))
        {
            faults.Add(where, $"{Generic.NameOf(source)} has a parameter of this name and the input object no field");
            return null;
        }

        return readers.Slot(field, parameter, where);
    }

    private static Delegate Create(ConstructorInfo constructor, ParameterInfo[] parameters)
    {
        var values = Expression.Parameter(typeof(object[]));
        var arguments = parameters.Select((parameter, i) => Expression.Convert(Expression.ArrayIndex(values, Expression.Constant(i)), parameter.ParameterType));
        var type = typeof(Func<,>).MakeGenericType(typeof(object[]), constructor.DeclaringType!);
        return Expression.Lambda(type, Expression.New(constructor, arguments), values).Compile();
    }
}
