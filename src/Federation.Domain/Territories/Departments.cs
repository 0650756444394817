using System.Collections.Frozen;

namespace Federation.Domain.Territories;

public static class Departments
{
    /// <summary>The 101 départements, in order of code.</summary>
    public static IReadOnlyList<Department> All { get; } = Array.AsReadOnly(DepartmentTable.Rows.Select(row =>
        new Department(DepartmentCode.Parse(row.Code), row.Name, RegionCode.Parse(row.Region))
        {
            In = row.In + row.Name,
            With = row.With + row.Name,
        }).ToArray());

    private static readonly FrozenDictionary<DepartmentCode, Department> ByCode = All.ToFrozenDictionary(department => department.Code);

    private static readonly FrozenDictionary<RegionCode, IReadOnlyList<Department>> ByRegion = All
        .GroupBy(department => department.Region)
        .ToFrozenDictionary(region => region.Key, region => (IReadOnlyList<Department>)Array.AsReadOnly(region.ToArray()));

    /// <exception cref="KeyNotFoundException">The code is the default one: every parsed code has a département.</exception>
    public static Department Of(DepartmentCode code) => ByCode[code];

    /// <summary>In order of code; empty for the default code alone.</summary>
    public static IReadOnlyList<Department> OfRegion(RegionCode region) => ByRegion.GetValueOrDefault(region, []);
}
