using System.Collections.Frozen;

namespace Federation.Gateway.Mail;

public sealed class LetterKinds(IEnumerable<ILetterKind> kinds)
{
    private readonly FrozenDictionary<string, ILetterKind> _kinds = kinds.ToFrozenDictionary(kind => kind.Kind, StringComparer.Ordinal);

    /// <summary>Null for a kind that this program does not know: a newer node may have queued it.</summary>
    public ILetterKind? Find(string kind) => _kinds.GetValueOrDefault(kind);
}
