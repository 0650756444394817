using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Federation.GraphQL.Execution.Plans;

namespace Federation.GraphQL.Execution.Values;

internal sealed class IntWriter(bool nonNull) : ValueWriter<int>(nonNull)
{
    public override bool Write(Run run, int value, FieldPlan plan)
    {
        run.Output.Number(value);
        return true;
    }
}

internal sealed class BooleanWriter(bool nonNull) : ValueWriter<bool>(nonNull)
{
    public override bool Write(Run run, bool value, FieldPlan plan)
    {
        run.Output.Boolean(value);
        return true;
    }
}

/// <summary>Other whole numbers as <c>Int</c>: 32 bits are what the type promises.</summary>
internal sealed class LongWriter<T>(Func<T, long> widen, bool nonNull) : ValueWriter<T>(nonNull)
{
    public override bool Write(Run run, T value, FieldPlan plan)
    {
        var number = widen(value);
        if (number is < int.MinValue or > int.MaxValue)
        {
            return run.Fail(new UnfitValueException($"{number} does not fit into an Int"), NonNull);
        }

        run.Output.Number(number);
        return true;
    }
}

internal sealed class DoubleWriter(bool nonNull) : ValueWriter<double>(nonNull)
{
    public override bool Write(Run run, double value, FieldPlan plan)
    {
        if (!double.IsFinite(value))
        {
            return run.Fail(new UnfitValueException($"{value} is not a Float of JSON"), NonNull);
        }

        run.Output.Number(value);
        return true;
    }
}

/// <summary>Other numbers as <c>Float</c>.</summary>
internal sealed class FloatWriter<T>(Func<T, double> widen, bool nonNull) : ValueWriter<T>(nonNull)
{
    private readonly DoubleWriter _inner = new(nonNull);

    public override bool Write(Run run, T value, FieldPlan plan) => _inner.Write(run, widen(value), plan);
}

internal sealed class DecimalWriter(bool nonNull) : ValueWriter<decimal>(nonNull)
{
    public override bool Write(Run run, decimal value, FieldPlan plan)
    {
        run.Output.Number(value);
        return true;
    }
}

internal sealed class TextValueWriter(bool nonNull) : ValueWriter<string?>(nonNull)
{
    public override bool Write(Run run, string? value, FieldPlan plan)
    {
        if (value is null)
        {
            return run.Missing(NonNull);
        }

        run.Output.String(value);
        return true;
    }
}

/// <summary>Whole numbers as <c>ID</c>.</summary>
internal sealed class NumberIdWriter<T>(bool nonNull) : ValueWriter<T>(nonNull)
    where T : struct, IFormattable
{
    public override bool Write(Run run, T value, FieldPlan plan)
    {
        run.Output.String(value.ToString(null, CultureInfo.InvariantCulture));
        return true;
    }
}

internal sealed class ScalarWriter<T>(Func<T, string> write, bool nonNull) : ValueWriter<T>(nonNull)
{
    public override bool Write(Run run, T value, FieldPlan plan)
    {
        if (value is null)
        {
            return run.Missing(NonNull);
        }

        string text;
        try
        {
            text = write(value);
        }
        catch (Exception exception)
        {
            return run.Fail(exception, NonNull);
        }

        run.Output.String(text);
        return true;
    }
}

internal sealed class EnumWriter<TEnum>(IReadOnlyDictionary<TEnum, string> names, bool nonNull) : ValueWriter<TEnum>(nonNull)
    where TEnum : struct, Enum
{
    private readonly FrozenDictionary<TEnum, byte[]> _json =
        names.ToFrozenDictionary(pair => pair.Key, pair => Encoding.UTF8.GetBytes($"\"{JsonEncodedText.Encode(pair.Value)}\""));

    public override bool Write(Run run, TEnum value, FieldPlan plan)
    {
        if (!_json.TryGetValue(value, out var json))
        {
            return run.Fail(new UnfitValueException($"{value} is not a value of the enum"), NonNull);
        }

        run.Output.Raw(json);
        return true;
    }
}

/// <summary>A resolver's value that its type of the schema does not have.</summary>
internal sealed class UnfitValueException(string message) : Exception(message);
