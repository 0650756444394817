using System.Runtime.InteropServices;
using Federation.Search.Analysis;
using Federation.Search.Jobs;
using Federation.Search.Queries;

namespace Federation.Search.Matching;

/// <summary>Every requirement once, and which of them an offer meets. For one thread at a time.</summary>
internal sealed class RequirementTable
{
    private readonly TermNumbers _terms = new();
    private readonly NearWords _near = new();
    private readonly HashSet<int> _numbers;
    private readonly HashSet<int>.AlternateLookup<Asked> _byContent;
    private readonly OfferShares _shares;
    private readonly List<int> _owners = [];
    private readonly List<int> _asked = [];
    private readonly Stack<int> _left = [];
    private Runs<int> _lists = new();
    private Requirement[] _rows = [];
    private int _used;

    public RequirementTable(OfferShares shares)
    {
        _shares = shares;
        _numbers = new HashSet<int>(new ByContent(this));
        _byContent = _numbers.GetAlternateLookup<Asked>();
    }

    /// <summary>Terms in ascending order, once each.</summary>
    private readonly ref struct Asked(ReadOnlySpan<int> terms, string? mistyped)
    {
        public readonly ReadOnlySpan<int> Terms = terms;
        public readonly string? Mistyped = mistyped;
    }

    /// <summary>Numbers are under this.</summary>
    public int Bound => _used;

    public int Count => _numbers.Count;

    public ref Requirement this[int number] => ref _rows[number];

    public int Add(Filter filter)
    {
        _asked.Clear();
        foreach (var term in filter.Terms)
        {
            _asked.Add(_terms.Hold(term));
        }

        return NumberOf(null);
    }

    public int Add(Unit unit)
    {
        _asked.Clear();
        foreach (var term in unit.Terms)
        {
            _asked.Add(_terms.Hold(term.Text));
        }

        return NumberOf(unit.Mistyped);
    }

    /// <summary>One query fewer asks it; the last one takes it away.</summary>
    public void Release(int number)
    {
        ref var row = ref _rows[number];
        if (--row.Uses > 0)
        {
            return;
        }

        _numbers.Remove(number);
        if (row.Mistyped is { } word)
        {
            _near.Remove(word, number);
        }

        foreach (var term in _lists.Of(row.Terms))
        {
            _terms.Remove(term, number);
        }

        _lists.Free(ref row.Terms);
        row = default;
        _left.Push(number);
    }

    public void Meet(AnalysedOffer offer, Met met)
    {
        met.Begin(_used, offer.MonthlyPay);
        foreach (var term in offer.Terms)
        {
            foreach (var requirement in _terms.AskedBy(term.Text))
            {
                met.Add(requirement);
            }

            if (!_near.IsEmpty && Lexicon.IsUnknown(term.Text))
            {
                MeetNear(term.Text, met);
            }
        }
    }

    public void Compact()
    {
        var lists = new Runs<int>(_lists.Held);
        for (var number = 0; number < _used; number++)
        {
            _rows[number].Terms = lists.New(_lists.Of(_rows[number].Terms));
        }

        _lists = lists;
        Array.Resize(ref _rows, _used);
        _numbers.TrimExcess();
        _terms.Compact();
        _near.Trim();
    }

    private void MeetNear(string word, Met met)
    {
        _near.Find(word, _owners);
        foreach (var owner in _owners)
        {
            if (!met.Has(owner) && TypingErrors.Separates(_rows[owner].Mistyped, word))
            {
                met.Add(owner);
            }
        }
    }

    private int NumberOf(string? mistyped)
    {
        _asked.Sort();
        var terms = CollectionsMarshal.AsSpan(_asked);
        var count = 0;
        foreach (var term in terms)
        {
            if (count == 0 || terms[count - 1] != term)
            {
                terms[count++] = term;
            }
        }

        var asked = new Asked(terms[..count], mistyped);
        if (!_byContent.TryGetValue(asked, out var number))
        {
            number = New(asked);
        }

        _rows[number].Uses++;
        return number;
    }

    private int New(in Asked asked)
    {
        if (!_left.TryPop(out var number))
        {
            number = _used++;
            if (number == _rows.Length)
            {
                Array.Resize(ref _rows, number + (number / 4) + 16);
            }
        }

        var share = 0f;
        foreach (var term in asked.Terms)
        {
            share += _shares.Of(_terms.TextOf(term));
            _terms.Add(term, number);
        }

        _rows[number] = new Requirement { Terms = _lists.New(asked.Terms), Mistyped = asked.Mistyped, Share = Math.Min(share, 1) };
        _numbers.Add(number);
        if (asked.Mistyped is { } word)
        {
            _near.Add(word, number);
        }

        return number;
    }

    private sealed class ByContent(RequirementTable table) : IEqualityComparer<int>, IAlternateEqualityComparer<Asked, int>
    {
        public bool Equals(int x, int y) => x == y;

        public int GetHashCode(int number) => GetHashCode(new Asked(table._lists.Of(table._rows[number].Terms), table._rows[number].Mistyped));

        public bool Equals(Asked asked, int number) =>
            asked.Terms.SequenceEqual(table._lists.Of(table._rows[number].Terms)) && string.Equals(asked.Mistyped, table._rows[number].Mistyped, StringComparison.Ordinal);

        public int GetHashCode(Asked asked)
        {
            var hash = default(HashCode);
            hash.AddBytes(MemoryMarshal.AsBytes(asked.Terms));
            return hash.ToHashCode();
        }

        public int Create(Asked asked) => throw new NotSupportedException();
    }
}
