using System.Collections.Frozen;
using System.Text.Json.Serialization;

namespace Federation.Domain.Territories;

/// <summary>INSEE code of a region. Most region codes are also a département’s (11, 53, 76, 84): the two types never meet.</summary>
[JsonConverter(typeof(RegionCodeJsonConverter))]
public readonly record struct RegionCode : IComparable<RegionCode>
{
    private static readonly FrozenSet<string> Known = RegionTable.Rows.Select(row => row.Code).ToFrozenSet(StringComparer.Ordinal);

    private readonly string? _code;

    private RegionCode(string code) => _code = code;

    public static bool TryParse(string? text, out RegionCode code)
    {
        var exists = text is not null && Known.Contains(text);
        code = exists ? new RegionCode(text!) : default;
        return exists;
    }

    /// <exception cref="FormatException">No such code.</exception>
    public static RegionCode Parse(string text) =>
        TryParse(text, out var code) ? code : throw new FormatException($"No region has the code '{text}'.");

    public int CompareTo(RegionCode other) => string.CompareOrdinal(ToString(), other.ToString());

    public override string ToString() => _code ?? "";
}
