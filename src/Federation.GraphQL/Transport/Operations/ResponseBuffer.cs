using System.Buffers;

namespace Federation.GraphQL.Transport.Operations;

/// <summary>
/// A response while it is written, in one piece of pooled memory: its length is known before its first byte leaves, and nothing has left when its
/// execution is abandoned.
/// </summary>
internal sealed class ResponseBuffer : IBufferWriter<byte>, IDisposable
{
    private const int First = 4_096;
    private byte[] bytes = ArrayPool<byte>.Shared.Rent(First);
    private int length;

    public ReadOnlyMemory<byte> Written => bytes.AsMemory(0, length);

    public void Clear() => length = 0;

    public void Write(ReadOnlySpan<byte> text)
    {
        text.CopyTo(GetSpan(text.Length));
        length += text.Length;
    }

    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, bytes.Length - length);
        length += count;
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return bytes.AsMemory(length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return bytes.AsSpan(length);
    }

    public void Dispose()
    {
        if (bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(bytes);
            bytes = [];
            length = 0;
        }
    }

    private void Reserve(int more)
    {
        if (bytes.Length - length >= Math.Max(more, 1))
        {
            return;
        }

        ObjectDisposedException.ThrowIf(bytes.Length == 0, this);
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(2 * bytes.Length, checked(length + more)));
        bytes.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = larger;
    }
}
