namespace Federation.Search.Matching;

/// <summary>A set of small numbers.</summary>
internal sealed class BitList
{
    private ulong[] _words = [];

    /// <summary>64 numbers each, the lowest in the lowest bit.</summary>
    public ReadOnlySpan<ulong> Words => _words;

    public bool Has(int number) => (_words[number >> 6] & (1UL << number)) != 0;

    /// <summary>A number under the bound of the last <see cref="Clear"/>.</summary>
    public void Set(int number) => _words[number >> 6] |= 1UL << number;

    /// <summary>Any number; it makes room.</summary>
    public void Add(int number)
    {
        if (number >> 6 >= _words.Length)
        {
            Array.Resize(ref _words, (number >> 6) + (_words.Length / 4) + 1);
        }

        Set(number);
    }

    public void Unset(int number) => _words[number >> 6] &= ~(1UL << number);

    /// <summary>Empties it, with room for all numbers under a bound.</summary>
    public void Clear(int bound)
    {
        var words = (bound + 63) >> 6;
        if (_words.Length < words)
        {
            _words = new ulong[words + (words / 8)];
        }
        else
        {
            Array.Clear(_words);
        }
    }
}
