namespace Federation.Server.Hosting;

/// <summary>
/// What another program puts in the place of the small engine while it serves, around the same node, gateway and pages. The commands that work and stop keep the
/// small one: both engines may be on one database at once.
/// </summary>
public interface IServingEngine
{
    /// <summary>After the node's services and before everything that asks grains: what starts first stops last.</summary>
    void Add(WebApplicationBuilder builder, ServerSettings settings);

    /// <summary>Pages of its own, beside the others.</summary>
    void Use(WebApplication app);
}
