namespace Federation.Domain.Territories;

public sealed record Region(RegionCode Code, string Name);
