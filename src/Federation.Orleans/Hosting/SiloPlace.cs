using System.Net;

namespace Federation.Orleans.Hosting;

/// <summary>Where a silo stands.</summary>
/// <param name="Address">Where the others reach it.</param>
/// <param name="Cluster">Silos of one name on one database are one cluster.</param>
/// <param name="Regions">INSEE codes of the regions whose hubs should live here; none: whichever come.</param>
public sealed record SiloPlace(IPAddress Address, int Port, string Cluster, IReadOnlyList<string> Regions);
