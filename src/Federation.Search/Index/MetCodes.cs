using Federation.Search.Suggestions;

namespace Federation.Search.Index;

/// <summary>Codes of an open list, as offers bring them, each with its plain form. Added by one thread; readers see those that were there when they began, at least.</summary>
internal sealed class MetCodes
{
    private (string Code, string Plain)[] _codes = [];
    private int _count;

    public ReadOnlySpan<(string Code, string Plain)> All
    {
        get
        {
            // The count first: the array read after it holds at least as many.
            var count = Volatile.Read(ref _count);
            return Volatile.Read(ref _codes).AsSpan(0, count);
        }
    }

    public void Add(string code)
    {
        if (_count == _codes.Length)
        {
            var codes = new (string, string)[Math.Max(8, _count * 2)];
            _codes.CopyTo(codes, 0);
            Volatile.Write(ref _codes, codes);
        }

        _codes[_count] = (code, Completions.Plain(code));
        Volatile.Write(ref _count, _count + 1);
    }
}
