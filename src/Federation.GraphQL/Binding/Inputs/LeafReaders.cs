using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Federation.GraphQL.Language;

namespace Federation.GraphQL.Binding.Inputs;

internal sealed class IntReader : InputReader<int>
{
    /// <summary>1.0 and 1e2 are integers: JSON does not tell them apart.</summary>
    public static bool TryRead(JsonElement json, out int value)
    {
        value = 0;
        if (json.ValueKind != JsonValueKind.Number)
        {
            return false;
        }

        if (json.TryGetInt32(out value))
        {
            return true;
        }

        var real = json.GetDouble();
        if (real != Math.Floor(real) || real is < int.MinValue or > int.MaxValue)
        {
            return false;
        }

        value = (int)real;
        return true;
    }

    protected override int Json(JsonElement json) => TryRead(json, out var value) ? value : throw Bad("an Int is needed");

    protected override int Literal(ValueNode node, VariableValues variables) =>
        node is IntValueNode number && int.TryParse(number.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Bad("an Int is needed", node);
}

internal sealed class FloatReader : InputReader<double>
{
    protected override double Json(JsonElement json) => json.GetDouble();

    protected override double Literal(ValueNode node, VariableValues variables)
    {
        var value = double.Parse(Text(node), CultureInfo.InvariantCulture);
        return double.IsFinite(value) ? value : throw Bad("the number is out of range", node);
    }

    internal static string Text(ValueNode node) => node switch
    {
        IntValueNode number => number.Text,
        FloatValueNode number => number.Text,
        _ => throw Bad("a Float is needed", node),
    };
}

internal sealed class DecimalReader : InputReader<decimal>
{
    protected override decimal Json(JsonElement json) => json.TryGetDecimal(out var value) ? value : throw Bad("the number is out of range");

    protected override decimal Literal(ValueNode node, VariableValues variables) =>
        decimal.TryParse(FloatReader.Text(node), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : throw Bad("the number is out of range", node);
}

internal sealed class BooleanReader : InputReader<bool>
{
    protected override bool Json(JsonElement json) => json.GetBoolean();

    protected override bool Literal(ValueNode node, VariableValues variables) => node is BooleanValueNode value ? value.Value : throw Bad("a Boolean is needed", node);
}

/// <summary>String and ID: an ID may also be given as an integer.</summary>
internal sealed class TextValueReader : InputReader<string>
{
    protected override string Json(JsonElement json) => json.ValueKind == JsonValueKind.String ? json.GetString()! : json.GetRawText();

    protected override string Literal(ValueNode node, VariableValues variables) => node switch
    {
        StringValueNode text => text.Value,
        IntValueNode number => number.Text,
        _ => throw Bad("a String is needed", node),
    };
}

internal sealed class ScalarReader<T>(string name, TryRead<T> read) : InputReader<T>
{
    private readonly TextValueReader _text = new();

    protected override T Json(JsonElement json) => read(_text.Read(json), out var value) ? value : throw Bad($"the text is not a {name}");

    protected override T Literal(ValueNode node, VariableValues variables) =>
        read(_text.Read(node, variables), out var value) ? value : throw Bad($"the text is not a {name}", node);
}

internal sealed class EnumReader<TEnum>(FrozenDictionary<string, TEnum> byName) : InputReader<TEnum>
    where TEnum : struct, Enum
{
    protected override TEnum Json(JsonElement json) => byName.TryGetValue(json.GetString()!, out var value) ? value : throw Bad("the enum has no such value");

    protected override TEnum Literal(ValueNode node, VariableValues variables) =>
        node is EnumValueNode name && byName.TryGetValue(name.Value, out var value) ? value : throw Bad("the enum has no such value", node);
}
