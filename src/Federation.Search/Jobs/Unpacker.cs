using System.Collections.Immutable;
using System.Text;

namespace Federation.Search.Jobs;

/// <summary>Reads what a <see cref="Packer"/> wrote, in the same order.</summary>
internal sealed class Unpacker(byte[] bytes)
{
    private int _at;

    public long Number()
    {
        var (value, shift) = (0UL, 0);
        while (true)
        {
            var next = bytes[_at++];
            value |= (ulong)(next & 0x7f) << shift;
            shift += 7;
            if (next < 0x80)
            {
                return (long)(value >> 1) ^ -(long)(value & 1);
            }
        }
    }

    public T Code<T>() where T : struct, Enum
    {
        var value = (int)Number();
        return System.Runtime.CompilerServices.Unsafe.As<int, T>(ref value);
    }

    public int? Maybe() => Number() == 0 ? null : (int)Number();

    public decimal? Amount()
    {
        var scale = Number();
        return scale < 0 ? null : Amount((int)Number(), (int)Number(), (int)Number(), Number() != 0, (byte)scale);
    }

    public string? Text()
    {
        var length = (int)Number();
        if (length < 0)
        {
            return null;
        }

        _at += length;
        return Encoding.UTF8.GetString(bytes, _at - length, length);
    }

    public ImmutableArray<T> List<T>(Func<Unpacker, T> read)
    {
        var values = ImmutableArray.CreateBuilder<T>((int)Number());
        for (var i = 0; i < values.Capacity; i++)
        {
            values.Add(read(this));
        }

        return values.MoveToImmutable();
    }

    private static decimal Amount(int low, int mid, int high, bool negative, byte scale) => new(low, mid, high, negative, scale);
}
