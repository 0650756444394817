namespace Federation.Domain.Territories;

public sealed class DepartmentCodeJsonConverter() : CodeJsonConverter<DepartmentCode>(DepartmentCode.TryParse);
