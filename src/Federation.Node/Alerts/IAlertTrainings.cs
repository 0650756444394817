using Federation.Domain.Alerts;
using Federation.Domain.Grains;

namespace Federation.Node.Alerts;

/// <summary>What an alert asks of sessions and meetings, of all hubs: everybody may read them.</summary>
public interface IAlertTrainings
{
    /// <summary>What these announce now. A course stands for its sessions, a collective for its meetings.</summary>
    Task<IReadOnlyList<Announced>> Anew(IReadOnlyCollection<GrainId> grains, CancellationToken cancel);

    /// <summary>All that is announced now, whenever it came.</summary>
    IAsyncEnumerable<Announced> All(CancellationToken cancel);
}
