using Orleans.Placement;

namespace Federation.Orleans.Placement;

/// <summary>This grain lives where its hub lives: see <see cref="HubDirector"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PlaceByHubAttribute() : PlacementAttribute(new HubPlacement());

[Serializable, GenerateSerializer, Immutable, Alias("federation.hub-placement")]
public sealed class HubPlacement : PlacementStrategy;
