using Federation.Domain.Territories;

namespace Federation.Node.Exchange.Records;

internal static class RecordPlaces
{
    /// <summary>The region and the département of a record; one that is stated lies in the other.</summary>
    public static (RegionCode? Region, DepartmentCode? Department) Read(RecordCursor record)
    {
        var department = record.Optional<DepartmentCode>("department", DepartmentCode.TryParse, "unknown-department");
        var region = record.Optional<RegionCode>("region", RegionCode.TryParse, "unknown-region");
        if (department is { } of && of != default && region is { } within && within != default && Departments.Of(of).Region != within)
        {
            record.Fault("department", "department-outside-region");
        }

        return (region, department);
    }
}
