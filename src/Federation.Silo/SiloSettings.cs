using System.Net;
using Federation.Domain.Territories;
using Federation.Server.Hosting;

namespace Federation.Silo;

/// <summary>Bound from <c>Federation:Silo</c>.</summary>
public sealed record SiloSettings
{
    /// <summary>INSEE codes of the regions whose hubs should live here: those of this machine's side of the country. None: whichever come.</summary>
    public string[] Regions { get; init; } = [];

    /// <summary>Where the other silos reach this one. The port speaks to whoever reaches it and checks nobody: it belongs on a network of silos alone.</summary>
    public string Address { get; init; } = "127.0.0.1";

    public int Port { get; init; } = 11111;

    /// <summary>Silos of one name and one database are one cluster. Another name: a cluster beside it on the same data, which is safe.</summary>
    public string Cluster { get; init; } = "federation";

    /// <summary>Orleans' dashboard at <c>/silos</c>, for administrators of a hub.</summary>
    public bool Dashboard { get; init; }

    /// <exception cref="SettingsException">A setting that cannot be meant.</exception>
    public IPAddress Check(ServerSettings server)
    {
        if (!string.Equals(server.Storage.Engine, "postgresql", StringComparison.OrdinalIgnoreCase))
        {
            throw new SettingsException("Federation:Storage:Engine : des silos ont besoin de postgresql ; avec sqlite, lancez Federation.Server.");
        }

        if (Port is < 1 or > 65535)
        {
            throw new SettingsException("Federation:Silo:Port : un nombre de 1 à 65535.");
        }

        if (Regions.FirstOrDefault(region => !RegionCode.TryParse(region, out _)) is { } unknown)
        {
            throw new SettingsException($"Federation:Silo:Regions : « {unknown} » n’est pas un code INSEE de région.");
        }

        if (Cluster.Length is 0 or > 100)
        {
            throw new SettingsException("Federation:Silo:Cluster : un nom de 1 à 100 caractères.");
        }

        return IPAddress.TryParse(Address, out var address) ? address : throw new SettingsException($"Federation:Silo:Address : « {Address} » n’est pas une adresse IP.");
    }
}
