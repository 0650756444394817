namespace Federation.Search.Matching;

/// <summary>The terms that requirements hold, each with a number and with the requirements that hold it. A term that none holds any more is forgotten.</summary>
internal sealed class TermNumbers
{
    private struct Term
    {
        public string Text;
        public Run AskedBy;
    }

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Stack<int> _left = [];
    private Runs<int> _askedBy = new();
    private Term[] _terms = [];
    private int _used;

    /// <summary>The number of this term, new or not. A new one is to be followed by <see cref="Add"/>.</summary>
    public int Hold(string text)
    {
        ref var number = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_numbers, text, out var known);
        if (!known)
        {
            number = New(text);
        }

        return number;
    }

    public string TextOf(int term) => _terms[term].Text;

    /// <summary>Requirements that this term meets.</summary>
    public ReadOnlySpan<int> AskedBy(string text) => _numbers.TryGetValue(text, out var term) ? _askedBy.Of(_terms[term].AskedBy) : [];

    public void Add(int term, int requirement) => _askedBy.Add(ref _terms[term].AskedBy, requirement);

    public void Remove(int term, int requirement)
    {
        ref var row = ref _terms[term];
        _askedBy.RemoveAt(ref row.AskedBy, _askedBy.Of(row.AskedBy).IndexOf(requirement));
        if (row.AskedBy.Count == 0)
        {
            _numbers.Remove(row.Text);
            row = default;
            _left.Push(term);
        }
    }

    public void Compact()
    {
        var askedBy = new Runs<int>(_askedBy.Held);
        foreach (ref var term in _terms.AsSpan(0, _used))
        {
            term.AskedBy = askedBy.New(_askedBy.Of(term.AskedBy));
        }

        _askedBy = askedBy;
        Array.Resize(ref _terms, _used);
        _numbers.TrimExcess();
    }

    private int New(string text)
    {
        if (!_left.TryPop(out var number))
        {
            number = _used++;
            if (number == _terms.Length)
            {
                Array.Resize(ref _terms, number + (number / 4) + 16);
            }
        }

        _terms[number].Text = text;
        return number;
    }
}
