using System.Buffers.Text;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Federation.GraphQL.Execution.Values;

/// <summary>
/// JSON into one buffer that can be taken back: what was written of an object is dropped when a non-null field of it fails. Utf8JsonWriter cannot go
/// back, and checks on every call what the plan already guarantees.
/// </summary>
/// <param name="limit">Bytes of the data. A text is refused when it might not fit: three bytes per UTF-16 unit.</param>
internal sealed partial class JsonOutput(int limit)
{
    private const int Least = 4_096;
    private const int Kept = 256 * 1_024;
    private const int Piece = 32;

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

        // The room first: a vector that is held meanwhile goes through the stack.
        ref var to = ref MemoryMarshal.GetReference(Room(Piece));
        Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(padded)).StoreUnsafe(ref to);
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
