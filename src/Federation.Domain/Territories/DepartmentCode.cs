using System.Collections.Frozen;
using System.Text.Json.Serialization;

namespace Federation.Domain.Territories;

/// <summary>INSEE code of a département: <c>01</c> to <c>95</c>, <c>2A</c>, <c>2B</c>, <c>971</c> to <c>974</c>, <c>976</c>, in that exact spelling.</summary>
[JsonConverter(typeof(DepartmentCodeJsonConverter))]
public readonly record struct DepartmentCode : IComparable<DepartmentCode>
{
    private static readonly FrozenSet<string> Known = DepartmentTable.Rows.Select(row => row.Code).ToFrozenSet(StringComparer.Ordinal);

    private readonly string? _code;

    private DepartmentCode(string code) => _code = code;

    public static bool TryParse(string? text, out DepartmentCode code)
    {
        var exists = text is not null && Known.Contains(text);
        code = exists ? new DepartmentCode(text!) : default;
        return exists;
    }

    /// <exception cref="FormatException">No such code.</exception>
    public static DepartmentCode Parse(string text) =>
        TryParse(text, out var code) ? code : throw new FormatException($"No département has the code '{text}'.");

    public int CompareTo(DepartmentCode other) => string.CompareOrdinal(ToString(), other.ToString());

    public override string ToString() => _code ?? "";
}
