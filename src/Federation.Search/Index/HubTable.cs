using System.Collections.Immutable;
using Federation.Domain.Grains;

namespace Federation.Search.Index;

/// <summary>Numbers of hubs, in the order in which they were met. Immutable: an index that meets another hub has another table.</summary>
internal sealed class HubTable
{
    private readonly ImmutableDictionary<HubId, ushort> _numbers;
    private readonly ImmutableArray<HubId> _hubs;

    private HubTable(ImmutableArray<HubId> hubs, ImmutableDictionary<HubId, ushort> numbers) => (_hubs, _numbers) = (hubs, numbers);

    public static HubTable Empty { get; } = new([], ImmutableDictionary<HubId, ushort>.Empty);

    public int Count => _hubs.Length;

    public HubId this[ushort number] => _hubs[number];

    public ushort? Find(HubId hub) => _numbers.TryGetValue(hub, out var number) ? number : null;

    public HubTable With(HubId hub) => _numbers.ContainsKey(hub) ? this : new HubTable(_hubs.Add(hub), _numbers.Add(hub, checked((ushort)_hubs.Length)));
}
