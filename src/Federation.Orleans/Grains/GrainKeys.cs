using System.Collections.Frozen;
using Federation.Domain.Grains;
using OrleansId = Orleans.Runtime.GrainId;
using OrleansType = Orleans.Runtime.GrainType;

namespace Federation.Orleans.Grains;

/// <summary>
/// Our identities as Orleans writes them: the type is the kind's code, the key is <c>hub/key</c>. Both are slugs, so the slash parts them. These are
/// names on the wire between silos of two versions: they change with the codes of the feed, that is never.
/// </summary>
public static class GrainKeys
{
    private static readonly FrozenDictionary<GrainKind, OrleansType> Types =
        Enum.GetValues<GrainKind>().ToFrozenDictionary(kind => kind, kind => OrleansType.Create(Codes<GrainKind>.Of(kind)));

    private static readonly FrozenDictionary<OrleansType, GrainKind> Kinds = Types.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    public static OrleansId Of(GrainId grain) => OrleansId.Create(Types[grain.Kind], $"{grain.Hub}/{grain.Key}");

    /// <exception cref="FormatException">Not one of our grains.</exception>
    public static GrainId Read(OrleansId id) => TryRead(id, out var grain) ? grain : throw new FormatException("not a grain of the federation");

    public static bool TryRead(OrleansId id, out GrainId grain)
    {
        grain = default;
        return Kinds.TryGetValue(id.Type, out var kind)
            && id.Key.ToString() is { } text && text.IndexOf('/') is > 0 and var slash
            && GrainId.TryParse($"{text[..slash]}/{Codes<GrainKind>.Of(kind)}/{text[(slash + 1)..]}", out grain);
    }

    /// <summary>The hub of a grain, or of a hub's own feed grain, whose key is the hub alone.</summary>
    public static bool TryReadHub(OrleansId id, out HubId hub) =>
        HubId.TryParse(id.Key.ToString() is { } text && text.IndexOf('/') is >= 0 and var slash ? text[..slash] : id.Key.ToString(), out hub);
}
