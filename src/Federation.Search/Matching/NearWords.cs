using Federation.Search.Analysis;

namespace Federation.Search.Matching;

/// <summary>
/// Words of saved searches by what is left of them without one letter: two words one typing error apart, of any of the four kinds, have one such rest
/// in common, or one is the other's. An offer asks some thirty words; a scan of all words by length took too long for so many.
/// </summary>
internal sealed class NearWords
{
    /// <summary>Of two parts in one word; nothing is wrong with longer ones but the time they take.</summary>
    private const int LongestTerm = Splitter.LongestPart * 2;

    private struct Rest
    {
        public int Hash;
        public int Owner;
        public int Next;
    }

    private int[] _heads = new int[16];
    private Rest[] _rests = new Rest[16];
    private int _used;
    private int _count;
    private int _left = -1;

    public NearWords() => Array.Fill(_heads, -1);

    public bool IsEmpty => _count == 0;

    public void Add(string word, int owner)
    {
        for (var without = -1; without < word.Length; without++)
        {
            if (IsNew(word, without))
            {
                Add(HashOf(word, without), owner);
            }
        }
    }

    public void Remove(string word, int owner)
    {
        for (var without = -1; without < word.Length; without++)
        {
            if (IsNew(word, without))
            {
                Remove(HashOf(word, without), owner);
            }
        }
    }

    /// <summary>Owners of words that may be one error away, some of them more than once, and some by chance.</summary>
    public void Find(string word, List<int> owners)
    {
        owners.Clear();
        for (var without = -1; without < word.Length; without++)
        {
            if (!IsNew(word, without))
            {
                continue;
            }

            var hash = HashOf(word, without);
            for (var at = _heads[Bucket(hash)]; at >= 0; at = _rests[at].Next)
            {
                if (_rests[at].Hash == hash)
                {
                    owners.Add(_rests[at].Owner);
                }
            }
        }
    }

    /// <summary>Gives back the room for more.</summary>
    public void Trim()
    {
        Array.Resize(ref _rests, Math.Max(_used, 1));
    }

    /// <summary>Without the first or the second of a double letter, the same is left.</summary>
    private static bool IsNew(string word, int without) => without < 1 || word[without] != word[without - 1];

    /// <summary>With the process's own secret, so that nobody can choose words that collide.</summary>
    private static int HashOf(string word, int without)
    {
        if (without < 0)
        {
            return string.GetHashCode(word);
        }

        var rest = word.Length <= LongestTerm ? stackalloc char[LongestTerm] : new char[word.Length];
        word.AsSpan(0, without).CopyTo(rest);
        word.AsSpan(without + 1).CopyTo(rest[without..]);
        return string.GetHashCode(rest[..(word.Length - 1)]);
    }

    private int Bucket(int hash) => hash & (_heads.Length - 1);

    private void Add(int hash, int owner)
    {
        if (_count == _heads.Length)
        {
            Grow();
        }

        var at = _left;
        if (at >= 0)
        {
            _left = _rests[at].Next;
        }
        else
        {
            at = _used++;
            if (at == _rests.Length)
            {
                Array.Resize(ref _rests, at + (at / 4) + 16);
            }
        }

        _rests[at] = new Rest { Hash = hash, Owner = owner, Next = _heads[Bucket(hash)] };
        _heads[Bucket(hash)] = at;
        _count++;
    }

    private void Remove(int hash, int owner)
    {
        ref var link = ref _heads[Bucket(hash)];
        while (link >= 0)
        {
            ref var rest = ref _rests[link];
            if (rest.Hash == hash && rest.Owner == owner)
            {
                var at = link;
                link = rest.Next;
                rest.Next = _left;
                _left = at;
                _count--;
                return;
            }

            link = ref rest.Next;
        }
    }

    private void Grow()
    {
        var heads = new int[_heads.Length * 2];
        Array.Fill(heads, -1);
        for (var bucket = 0; bucket < _heads.Length; bucket++)
        {
            for (int at = _heads[bucket], next; at >= 0; at = next)
            {
                next = _rests[at].Next;
                ref var head = ref heads[_rests[at].Hash & (heads.Length - 1)];
                _rests[at].Next = head;
                head = at;
            }
        }

        _heads = heads;
    }
}
