using System.Collections.Frozen;
using System.Runtime.InteropServices;

namespace Federation.Search.Analysis;

/// <summary>Puts parts together into words: inclusive suffixes go, elided words stand apart, initials join, hyphens make compounds.</summary>
internal sealed class WordReader
{
    /// <summary>Longer chains of hyphens are no compound.</summary>
    private const int LongestCompound = 4;

    private const int MostInitials = 8;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Elided = FrozenSet.ToFrozenSet(
        ["l", "d", "j", "n", "s", "t", "m", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "quelqu"], StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly Splitter _parts = new();
    private readonly List<Token> _tokens = [];
    private readonly char[] _joined = new char[Splitter.LongestPart * 2];

    public Span<Token> Tokens => CollectionsMarshal.AsSpan(_tokens);

    public void Read(ReadOnlySpan<char> text)
    {
        _parts.Split(text);
        _tokens.Clear();
        var compound = 0;
        for (var at = 0; at < _parts.Count;)
        {
            var first = _parts[at];
            if (first.Before is not (Joint.Hyphen or Joint.Digit))
            {
                Close(compound);
                compound = _tokens.Count;
            }

            at = ReadWord(at);
        }

        Close(compound);
    }

    /// <returns>The part after the word that starts here.</returns>
    private int ReadWord(int at)
    {
        var (first, end) = (_parts[at], at + 1);
        var plain = _parts.Text(first);
        if (first.Length == 1 && Initials(at) is var letters and > 1)
        {
            plain = Join(at, letters);
            end = at + letters;
        }
        else if (Follows(end, Joint.Apostrophe) && !Elided.Contains(plain))
        {
            // "aujourd’hui", "entr’aide": one word.
            plain = Join(at, 2);
            end = at + 2;
        }
        else if (first.Opened && first.Length <= 4 && Follows(end, Joint.Close) && !Inclusive.Agrees(plain, _parts.Text(_parts[end])))
        {
            // "[Re]pairs", "(ré)insertion": one word.
            plain = Join(at, 2);
            end = at + 2;
        }

        var inclusive = false;
        while (end < _parts.Count && Absorbs(plain, at, end, out var gender))
        {
            plain = gender && plain.EndsWith("eu") && _parts.Text(_parts[end])[0] == 's' ? Mend(plain) : plain;
            inclusive |= gender;
            end++;
        }

        var last = _parts[end - 1];
        _tokens.Add(new Token
        {
            Word = Words.Of(plain), Span = 1, Inclusive = inclusive, Breaks = Breaks(at),
            Start = first.Source, Length = last.Source + last.SourceLength - first.Source,
        });
        return end;
    }

    private bool Follows(int at, Joint joint) => at < _parts.Count && _parts[at].Before == joint && !_parts[at].Digits && !_parts[at - 1].Digits;

    private bool Absorbs(ReadOnlySpan<char> plain, int word, int at, out bool gender)
    {
        var part = _parts[at];
        var suffix = _parts.Text(part);
        gender = Inclusive.IsGender(suffix);
        var joined = part.Before switch
        {
            Joint.Hyphen or Joint.Slash or Joint.Open or Joint.Close or Joint.MiddleDot or Joint.Capital => true,
            // A full stop whose space is missing starts with a capital.
            Joint.Dot => part.Lower || !_parts[word].Lower,
            Joint.Aside => at + 1 == _parts.Count || _parts[at + 1].Before is not (Joint.Slash or Joint.Hyphen),
            _ => false,
        };
        return joined && Inclusive.Agrees(plain, suffix);
    }

    /// <summary>A full stop that closes "travailleur.se." ends no phrase when a small letter follows.</summary>
    private bool Breaks(int at) => _parts[at].Before switch
    {
        Joint.Start or Joint.Break => true,
        Joint.DotSpace => !(_parts[at].Lower && at > 0 && _parts[at - 1].Before == Joint.Dot && _tokens is [.., { Inclusive: true }]),
        _ => false,
    };

    /// <summary>How many single letters follow one another with nothing but a dot between: "S.A.M.S.A".</summary>
    private int Initials(int at)
    {
        var end = at + 1;
        while (end < _parts.Count && end - at < MostInitials && _parts[end] is { Length: 1, Before: Joint.Dot, Digits: false })
        {
            end++;
        }

        return end - at;
    }

    private ReadOnlySpan<char> Join(int at, int count)
    {
        var used = 0;
        for (var i = at; i < at + count; i++)
        {
            var part = _parts.Text(_parts[i]);
            part = part[..Math.Min(part.Length, _joined.Length - used)];
            part.CopyTo(_joined.AsSpan(used));
            used += part.Length;
        }

        return _joined.AsSpan(0, used);
    }

    /// <summary>"travailleu.se" for "travailleur.se".</summary>
    private ReadOnlySpan<char> Mend(ReadOnlySpan<char> plain)
    {
        plain.CopyTo(_joined);
        _joined[plain.Length] = 'r';
        return _joined.AsSpan(0, plain.Length + 1);
    }

    /// <summary>The words from here to the last one are a compound, if they are two to four.</summary>
    private void Close(int from)
    {
        var tokens = Tokens[from..];
        if (tokens.Length is < 2 or > LongestCompound)
        {
            return;
        }

        var (used, content) = (0, 0);
        for (var i = 0; i < tokens.Length; i++)
        {
            content += tokens[i].Word.IsFunction ? 0 : 1;
            var plain = tokens[i].Word.Plain.AsSpan();
            plain = plain.Length > 4 && plain[^1] == 's' ? plain[..^1] : plain;
            if (used + plain.Length > _joined.Length)
            {
                return;
            }

            plain.CopyTo(_joined.AsSpan(used));
            used += plain.Length;
            tokens[i].Back = i;
        }

        if (content == 0)
        {
            return;
        }

        tokens[0].Span = tokens.Length;
        tokens[0].Whole = Words.Of(_joined.AsSpan(0, used)).Term;
    }
}
