using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using System.Text.Unicode;

namespace Federation.GraphQL.Execution.Values;

/// <summary>Texts, as short as JSON has them: nothing is escaped that need not be.</summary>
internal sealed partial class JsonOutput
{
    private const int MostAscii = 1 << 16;

    /// <summary>What JSON must escape; all else is written as it is, in UTF-8.</summary>
    private static readonly SearchValues<char> Escaped = SearchValues.Create([.. Enumerable.Range(0, 32).Select(i => (char)i), '"', '\\']);

    public void String(ReadOnlySpan<char> text)
    {
        if (!(text.Length < Vector128<ushort>.Count ? TryFew(text) : TryAscii(text)))
        {
            Byte((byte)'"');
            Any(text);
            Byte((byte)'"');
        }
    }

    private bool TryFew(ReadOnlySpan<char> text)
    {
        var to = Room(Vector128<ushort>.Count + 2);
        to[0] = (byte)'"';
        for (var i = 0; i < text.Length; i++)
        {
            var unit = text[i];
            if (unit is < ' ' or > '~' or '"' or '\\')
            {
                return false;
            }

            to[i + 1] = (byte)unit;
        }

        to[text.Length + 1] = (byte)'"';
        Position += text.Length + 2;
        return true;
    }

    /// <summary>Eight characters at a time, as long as all of them are written as they are.</summary>
    private bool TryAscii(ReadOnlySpan<char> text)
    {
        if (text.Length > MostAscii)
        {
            return false;
        }

        ref var from = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        var room = Room(text.Length + Vector128<ushort>.Count + 2);
        room[0] = (byte)'"';
        ref var to = ref room[1];
        var last = text.Length - Vector128<ushort>.Count;
        var i = 0;
        while (true)
        {
            var units = Vector128.LoadUnsafe(ref from, (nuint)i);
            var other = Vector128.LessThan(units, Vector128.Create((ushort)' ')) | Vector128.GreaterThan(units, Vector128.Create((ushort)'~'))
                | Vector128.Equals(units, Vector128.Create((ushort)'"')) | Vector128.Equals(units, Vector128.Create((ushort)'\\'));
            if (other != Vector128<ushort>.Zero)
            {
                return false;
            }

            Vector128.Narrow(units, units).StoreUnsafe(ref to, (nuint)i);
            if (i == last)
            {
                room[text.Length + 1] = (byte)'"';
                Position += text.Length + 2;
                return true;
            }

            // The last eight may be written twice in part.
            i = Math.Min(i + Vector128<ushort>.Count, last);
        }
    }

    private void Any(ReadOnlySpan<char> text)
    {
        while (true)
        {
            var next = text.IndexOfAny(Escaped);
            Plain(next < 0 ? text : text[..next]);
            if (next < 0)
            {
                break;
            }

            Escape(text[next]);
            text = text[(next + 1)..];
        }
    }

    private void Plain(ReadOnlySpan<char> text)
    {
        while (true)
        {
            // A UTF-16 unit is at most three bytes. Half a pair, which UTF-8 cannot say, becomes U+FFFD.
            var status = Utf8.FromUtf16(text, Room(Math.Min(text.Length, 1 << 20) * 3), out var read, out var written);
            Position += written;
            text = text[read..];
            if (status == OperationStatus.Done || text.IsEmpty)
            {
                return;
            }
        }
    }

    private void Escape(char character)
    {
        switch (character)
        {
            case '"':
                Raw("\\\""u8);
                break;
            case '\\':
                Raw("\\\\"u8);
                break;
            case '\n':
                Raw("\\n"u8);
                break;
            case '\r':
                Raw("\\r"u8);
                break;
            case '\t':
                Raw("\\t"u8);
                break;
            default:
                Raw(Encoding.ASCII.GetBytes($"\\u{(int)character:x4}"));
                break;
        }
    }
}
