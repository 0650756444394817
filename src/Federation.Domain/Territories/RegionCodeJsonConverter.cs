namespace Federation.Domain.Territories;

public sealed class RegionCodeJsonConverter() : CodeJsonConverter<RegionCode>(RegionCode.TryParse);
