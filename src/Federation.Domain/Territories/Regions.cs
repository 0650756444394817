using System.Collections.Frozen;

namespace Federation.Domain.Territories;

public static class Regions
{
    /// <summary>The 18 regions, in order of code.</summary>
    public static IReadOnlyList<Region> All { get; } =
        Array.AsReadOnly(RegionTable.Rows.Select(row => new Region(RegionCode.Parse(row.Code), row.Name)).ToArray());

    private static readonly FrozenDictionary<RegionCode, Region> ByCode = All.ToFrozenDictionary(region => region.Code);

    /// <exception cref="KeyNotFoundException">The code is the default one: every parsed code has a region.</exception>
    public static Region Of(RegionCode code) => ByCode[code];
}
