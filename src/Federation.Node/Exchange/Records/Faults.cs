using System.Collections.Immutable;
using Federation.Domain.Grains;

namespace Federation.Node.Exchange.Records;

/// <summary>Collects what is wrong, up to a bound: a hostile file must not fill the memory with complaints.</summary>
internal sealed class Faults
{
    public const int Most = 200;

    private readonly List<ImportFault> _all = [];

    /// <summary>All of them, those past the bound too: a reader compares it to know whether a record was good.</summary>
    public int Count { get; private set; }

    public void Add(RecordPlace place, string? field, string code, string? detail = null)
    {
        Count++;
        if (_all.Count < Most)
        {
            _all.Add(new ImportFault(place, field is null ? null : Shown(field), code, FaultMessages.For(code, detail)));
        }
    }

    public ImmutableArray<ImportFault> ToImmutable() => [.. _all];

    /// <summary>A name from a hostile file, fit for a terminal.</summary>
    public static string Shown(string text)
    {
        var clean = string.Concat(text.Select(c => PlainText.IsAllowed(c) && !char.IsSurrogate(c) ? c : '\uFFFD'));
        return clean.Length <= 80 ? clean : clean[..80] + "…";
    }
}
