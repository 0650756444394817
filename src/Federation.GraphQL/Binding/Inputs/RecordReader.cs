using System.Text.Json;
using Federation.GraphQL.Language;

namespace Federation.GraphQL.Binding.Inputs;

/// <summary>An input object as a record: one field per parameter of its constructor. Input types may contain themselves, so the fields are given later.</summary>
internal sealed class RecordReader<T> : InputReader<T>, IRecordReader
{
    private InputSlot[] _fields = [];
    private Func<object?[], T> _create = _ => throw new InvalidOperationException();

    public void Fill(InputSlot[] fields, Delegate create)
    {
        _fields = fields;
        _create = (Func<object?[], T>)create;
    }

    protected override T Json(JsonElement json)
    {
        var values = new object?[_fields.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = _fields[i].Boxed(json.TryGetProperty(_fields[i].Declared.Name, out var given) ? given : default);
        }

        return _create(values);
    }

    protected override T Literal(ValueNode node, VariableValues variables)
    {
        if (node is not ObjectValueNode given)
        {
            throw Bad("an object is needed", node);
        }

        var values = new object?[_fields.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = _fields[i].Boxed(Field(given, _fields[i].Declared.Name), variables);
        }

        return _create(values);
    }

    private static ValueNode? Field(ObjectValueNode node, string name)
    {
        foreach (var field in node.Fields)
        {
            if (field.Name.Value == name)
            {
                return field.Value;
            }
        }

        return null;
    }
}

internal interface IRecordReader
{
    void Fill(InputSlot[] fields, Delegate create);
}
