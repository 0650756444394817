using System.Buffers;
using System.Globalization;
using System.Text;

namespace Federation.Search.Analysis;

/// <summary>Cuts a text into parts. Linear in the text; keeps its buffers from one text to the next.</summary>
internal sealed class Splitter
{
    /// <summary>Letters of one part beyond which the rest is not looked at: no French word is as long.</summary>
    public const int LongestPart = 40;

    /// <summary>Parts of one text beyond which the rest is not looked at.</summary>
    public const int MostParts = 8192;

    private readonly List<Part> _parts = [];
    private char[] _plain = new char[1024];
    private int _used;

    public IReadOnlyList<Part> Parts => _parts;

    public int Count => _parts.Count;

    public Part this[int index] => _parts[index];

    public ReadOnlySpan<char> Text(Part part) => _plain.AsSpan(part.At, part.Length);

    public void Split(ReadOnlySpan<char> text)
    {
        _parts.Clear();
        _used = 0;
        var gap = default(Gap);
        for (var at = 0; at < text.Length && _parts.Count < MostParts;)
        {
            var kind = Kind(text, at, out var width);
            if (kind is not (CharKind.Letter or CharKind.Digit))
            {
                gap.Read(kind);
                at += width;
                continue;
            }

            at = Read(text, at, kind, gap.Joint(_parts.Count == 0), gap.Opened);
            gap = default;
            var suffix = Capitals.Suffix(text, at);
            if (suffix > 0)
            {
                at = Read(text[..(at + suffix)], at, CharKind.Letter, Joint.Capital, opened: false);
            }
        }
    }

    private int Read(ReadOnlySpan<char> text, int start, CharKind kind, Joint before, bool opened)
    {
        var (from, at) = (_used, start);
        while (at < text.Length)
        {
            var next = Kind(text, at, out var width);
            if (next != kind && next != CharKind.Ignored)
            {
                break;
            }

            if (next == kind && _used - from < LongestPart)
            {
                Keep(text.Slice(at, width));
            }

            at += width;
            if (before != Joint.Capital && kind == CharKind.Letter && Capitals.Suffix(text, at) > 0)
            {
                break;
            }
        }

        _parts.Add(new Part(from, _used - from, start, at - start, before, opened, char.IsLower(text[start]), kind == CharKind.Digit));
        return at;
    }

    private void Keep(ReadOnlySpan<char> letter)
    {
        if (_used + 40 > _plain.Length)
        {
            Array.Resize(ref _plain, _plain.Length * 2);
        }

        if (letter.Length == 1)
        {
            _used += Characters.Fold(letter[0], out _plain[_used], out _plain[_used + 1]);
            return;
        }

        // Letters dressed up as mathematical symbols have a plain form too.
        foreach (var c in letter.ToString().Normalize(NormalizationForm.FormKC).AsSpan())
        {
            _plain[_used++] = char.ToLowerInvariant(c);
        }
    }

    private static CharKind Kind(ReadOnlySpan<char> text, int at, out int width)
    {
        width = 1;
        if (!char.IsSurrogate(text[at]))
        {
            return Characters.Kind(text[at]);
        }

        if (Rune.DecodeFromUtf16(text[at..], out var rune, out width) != OperationStatus.Done)
        {
            return CharKind.Space;
        }

        return Rune.GetUnicodeCategory(rune) switch
        {
            <= UnicodeCategory.OtherLetter => CharKind.Letter,
            UnicodeCategory.DecimalDigitNumber => CharKind.Digit,
            UnicodeCategory.Format or UnicodeCategory.NonSpacingMark => CharKind.Ignored,
            _ => CharKind.Space,
        };
    }
}
