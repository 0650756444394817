using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Federation.Domain.Grains;

namespace Federation.Node.Exchange.Records;

internal delegate bool Parser<T>(string? text, out T value);

/// <summary>
/// Reads the fields of one object by name; everything wrong is noted with its path and reading goes on, so that a person mends a file in one
/// go. What is returned after a fault has no meaning: nothing is built from a record with faults.
/// </summary>
internal sealed class RecordCursor
{
    private readonly Faults _faults;
    private readonly string _prefix;
    private readonly Dictionary<string, JsonElement> _fields = new(StringComparer.Ordinal);
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private readonly bool _isObject;

    public RecordCursor(JsonElement element, RecordPlace place, Faults faults, string prefix = "")
    {
        (Place, _faults, _prefix) = (place, faults, prefix);
        if (element.ValueKind != JsonValueKind.Object)
        {
            _faults.Add(place, prefix.Length == 0 ? null : prefix[..^1], prefix.Length == 0 ? "not-an-object" : "wrong-type", "un objet");
            return;
        }

        _isObject = true;
        foreach (var property in element.EnumerateObject())
        {
            if (!_fields.TryAdd(property.Name, property.Value))
            {
                Fault(property.Name, "duplicate-field");
            }
        }
    }

    public RecordPlace Place { get; }

    public bool Has(string name) => _fields.ContainsKey(name);

    public void Fault(string name, string code, string? detail = null) => _faults.Add(Place, _prefix + name, code, detail);

    public string Text(string name, int most) => Need(name) && OptionalText(name, most) is { } text ? text : "";

    public string? OptionalText(string name, int most) => Take(name, JsonValueKind.String, "un texte") is { } value ? Checked(name, value.GetString()!, most) : null;

    public T Value<T>(string name, Parser<T> parse, string code) where T : struct => Need(name) ? Optional(name, parse, code) ?? default : default;

    public T? Optional<T>(string name, Parser<T> parse, string code) where T : struct
    {
        if (Take(name, JsonValueKind.String, "un texte") is not { } value)
        {
            return null;
        }

        if (parse(value.GetString(), out var parsed))
        {
            return parsed;
        }

        Fault(name, code);
        return null;
    }

    public string Slug(string name, int most)
    {
        if (!Need(name) || Take(name, JsonValueKind.String, "un texte") is not { } value)
        {
            return "";
        }

        var text = value.GetString()!;
        if (!Domain.Grains.TextId.IsSlug(text, most))
        {
            Fault(name, "not-a-slug", most.ToString(CultureInfo.InvariantCulture));
        }

        return text;
    }

    public int Number(string name, int least, int most) => Need(name) && OptionalNumber(name, least, most) is { } number ? number : least;

    public int? OptionalNumber(string name, int least, int most)
    {
        if (Take(name, JsonValueKind.Number, "un nombre entier") is not { } value)
        {
            return null;
        }

        if (value.TryGetInt32(out var number) && number >= least && number <= most)
        {
            return number;
        }

        Fault(name, "out-of-range", $"un entier de {least} à {most}");
        return null;
    }

    /// <summary>Euros, or hours: two decimals at most.</summary>
    public decimal? OptionalAmount(string name, decimal most)
    {
        if (Take(name, JsonValueKind.Number, "un nombre") is not { } value)
        {
            return null;
        }

        if (value.TryGetDecimal(out var amount) && amount > 0 && amount <= most && amount.Scale <= 2)
        {
            return amount;
        }

        Fault(name, "out-of-range", $"plus de 0, {most.ToString(CultureInfo.InvariantCulture)} au plus, deux décimales au plus");
        return null;
    }

    public bool Truth(string name) => Need(name) && OptionalTruth(name) is true;

    public bool? OptionalTruth(string name)
    {
        _asked.Add(name);
        if (!_fields.TryGetValue(name, out var value))
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.ValueKind == JsonValueKind.True;
        }

        Fault(name, "wrong-type", "true ou false");
        return null;
    }

    public DateOnly? OptionalDay(string name) =>
        Optional(name, static (string? text, out DateOnly day) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day), "invalid-date");

    public ImmutableArray<string> Texts(string name, int items, int most) => Each(name, items, (path, value) =>
        value.ValueKind == JsonValueKind.String ? Checked(path, value.GetString()!, most) ?? "" : Wrong(path, "un texte", ""));

    public ImmutableArray<T> Values<T>(string name, int items, Parser<T> parse, string code) where T : struct => Each(name, items, (path, value) =>
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            return Wrong(path, "un texte", default(T));
        }

        if (!parse(value.GetString(), out var parsed))
        {
            Fault(path, code);
        }

        return parsed;
    });

    public ImmutableArray<RecordCursor> Objects(string name, int items) => Each(name, items, (path, value) => new RecordCursor(value, Place, _faults, _prefix + path + "."));

    public RecordCursor? Object(string name) => Take(name, JsonValueKind.Object, "un objet") is { } value ? new RecordCursor(value, Place, _faults, _prefix + name + ".") : null;

    /// <summary>Call it last: a field that nobody asked for is a mistake, not a comment.</summary>
    public void Close()
    {
        foreach (var name in _fields.Keys.Where(name => !_asked.Contains(name)))
        {
            Fault(name, "unknown-field");
        }
    }

    private bool Need(string name)
    {
        _asked.Add(name);
        if (_fields.ContainsKey(name))
        {
            return true;
        }

        // What is no object at all was said once; it is not told field by field.
        if (_isObject)
        {
            Fault(name, "missing");
        }

        return false;
    }

    private JsonElement? Take(string name, JsonValueKind kind, string expected)
    {
        _asked.Add(name);
        return !_fields.TryGetValue(name, out var value) ? null : value.ValueKind == kind ? value : Wrong<JsonElement?>(name, expected, null);
    }

    private T Wrong<T>(string name, string expected, T nothing)
    {
        Fault(name, "wrong-type", expected);
        return nothing;
    }

    private string? Checked(string name, string text, int most)
    {
        var code = text.Length > most ? "too-long" : string.IsNullOrWhiteSpace(text) ? "blank" : !text.All(PlainText.IsAllowed) ? "control-character" : null;
        if (code is not null)
        {
            Fault(name, code, most.ToString(CultureInfo.InvariantCulture));
        }

        return code is null ? text : null;
    }

    private ImmutableArray<T> Each<T>(string name, int items, Func<string, JsonElement, T> read)
    {
        if (Take(name, JsonValueKind.Array, "une liste") is not { } list)
        {
            return [];
        }

        if (list.GetArrayLength() > items)
        {
            Fault(name, "too-many", items.ToString(CultureInfo.InvariantCulture));
            return [];
        }

        return [.. list.EnumerateArray().Select((value, index) => read($"{name}[{index}]", value))];
    }
}
