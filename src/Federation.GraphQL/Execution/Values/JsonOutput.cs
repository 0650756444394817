using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using System.Text.Unicode;

namespace Federation.GraphQL.Execution.Values;

/// <summary>
/// JSON into one buffer that can be taken back: what was written of an object is dropped when a non-null field of it fails. Utf8JsonWriter cannot go
/// back, and checks on every call what the plan already guarantees.
/// </summary>
/// <param name="limit">Bytes of the data. A text is refused when it might not fit: three bytes per UTF-16 unit.</param>
internal sealed class JsonOutput(int limit)
{
    private const int Least = 4_096;
    private const int Kept = 256 * 1_024;
    private const int Piece = 32;
    private const int MostAscii = 1 << 16;

    /// <summary>What JSON must escape; all else is written as it is, in UTF-8.</summary>
    private static readonly SearchValues<char> Escaped = SearchValues.Create([.. Enumerable.Range(0, 32).Select(i => (char)i), '"', '\\']);

    private byte[] _buffer = new byte[Math.Min(limit, Least)];

    /// <summary>Setting it back drops what came after.</summary>
    public int Position { get; set; }

    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, Position);

    public void Clear()
    {
        Position = 0;
        if (_buffer.Length > Kept)
        {
            _buffer = new byte[Math.Min(limit, Least)];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Byte(byte value)
    {
        if (Position >= _buffer.Length)
        {
            Grow(1);
        }

        _buffer[Position++] = value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Raw(ReadOnlySpan<byte> json)
    {
        json.CopyTo(Room(json.Length));
        Position += json.Length;
    }

    /// <param name="padded">At least <see cref="Piece"/> bytes, of which the first <paramref name="length"/> count: mostly one store in place of a call.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Padded(byte[] padded, int length)
    {
        if (length > Piece)
        {
            Raw(padded.AsSpan(0, length));
            return;
        }

        Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(padded)).StoreUnsafe(ref MemoryMarshal.GetReference(Room(Piece)));
        Position += length;
    }

    public static byte[] Pad(ReadOnlySpan<byte> json)
    {
        var padded = new byte[Math.Max(json.Length, Piece)];
        json.CopyTo(padded);
        return padded;
    }

    public void Null() => Raw("null"u8);

    public void Boolean(bool value) => Raw(value ? "true"u8 : "false"u8);

    public void Number(long value)
    {
        Utf8Formatter.TryFormat(value, Room(20), out var written);
        Position += written;
    }

    /// <param name="value">Finite.</param>
    public void Number(double value)
    {
        var room = Room(40);
        var written = ShortestDouble.Write(value, room);
        if (written == 0)
        {
            value.TryFormat(room, out written, default, CultureInfo.InvariantCulture);
        }

        Position += written;
    }

    public void Number(decimal value)
    {
        value.TryFormat(Room(32), out var written, default, CultureInfo.InvariantCulture);
        Position += written;
    }

    public void String(ReadOnlySpan<char> text)
    {
        Byte((byte)'"');
        if (Vector128<ushort>.Count > text.Length || !TryAscii(text))
        {
            Any(text);
        }

        Byte((byte)'"');
    }

    /// <summary>Eight characters at a time, as long as all of them are written as they are.</summary>
    private bool TryAscii(ReadOnlySpan<char> text)
    {
        if (text.Length > MostAscii)
        {
            return false;
        }

        ref var from = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        ref var to = ref MemoryMarshal.GetReference(Room(text.Length + Vector128<ushort>.Count));
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
                Position += text.Length;
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<byte> Room(int bytes)
    {
        if (_buffer.Length - Position < bytes)
        {
            Grow(bytes);
        }

        return _buffer.AsSpan(Position);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int bytes)
    {
        if (bytes > limit - Position)
        {
            throw new ResponseTooLargeException();
        }

        Array.Resize(ref _buffer, (int)Math.Min(limit, Math.Max(_buffer.Length * 2L, Position + bytes)));
    }
}

/// <summary>More than <see cref="EngineOptions.ResponseBytes"/>: the whole response is given up.</summary>
internal sealed class ResponseTooLargeException : Exception;
