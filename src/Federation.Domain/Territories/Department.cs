namespace Federation.Domain.Territories;

public sealed record Department(DepartmentCode Code, string Name, RegionCode Region)
{
    /// <summary>Where: "dans l’Ain", "en Ille-et-Vilaine", "à Paris".</summary>
    public required string In { get; init; }

    /// <summary>Of what: "de l’Ain", "d’Ille-et-Vilaine", "de Paris".</summary>
    public required string With { get; init; }
}
