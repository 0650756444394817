using Federation.Domain.Grains;

namespace Federation.Node.Alerts;

/// <summary>Rung when somebody of a hub was told of something by this node. A hint: whoever follows a ledger looks by itself too, for other nodes tell as well.</summary>
public sealed class TellingTails
{
    public event Action<HubId>? Grew;

    public void Ring(HubId hub) => Grew?.Invoke(hub);
}
