using System.Collections.Immutable;
using System.Text;

namespace Federation.Search.Jobs;

/// <summary>Writes values one after the other: numbers in seven bits a byte, texts in UTF-8 after their length.</summary>
internal sealed class Packer
{
    private byte[] _bytes = new byte[4096];
    private int _used;

    public void Clear() => _used = 0;

    public byte[] ToArray() => _bytes.AsSpan(0, _used).ToArray();

    public Packer Number(long value)
    {
        // Small negative numbers stay short too.
        var left = (ulong)((value << 1) ^ (value >> 63));
        Reserve(10);
        for (; left >= 0x80; left >>= 7)
        {
            _bytes[_used++] = (byte)(left | 0x80);
        }

        _bytes[_used++] = (byte)left;
        return this;
    }

    public Packer Code<T>(T value) where T : struct, Enum => Number(System.Runtime.CompilerServices.Unsafe.As<T, int>(ref value));

    public Packer Maybe(int? value) => value is { } number ? Number(1).Number(number) : Number(0);

    public Packer Amount(decimal? value)
    {
        if (value is not { } amount)
        {
            return Number(-1);
        }

        // The scale too: 12.50 is told as it was written.
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(amount, parts);
        return Number(amount.Scale).Number(parts[0]).Number(parts[1]).Number(parts[2]).Number(amount < 0 ? 1 : 0);
    }

    public Packer Text(string? value)
    {
        if (value is null)
        {
            return Number(-1);
        }

        var length = Encoding.UTF8.GetByteCount(value);
        Number(length);
        Reserve(length);
        _used += Encoding.UTF8.GetBytes(value, _bytes.AsSpan(_used));
        return this;
    }

    public Packer List<T>(ImmutableArray<T> values, Action<Packer, T> write)
    {
        Number(values.Length);
        foreach (var value in values)
        {
            write(this, value);
        }

        return this;
    }

    private void Reserve(int more)
    {
        if (_used + more > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _used + more));
        }
    }
}
