using System.Buffers;

namespace Federation.Server.Hosting;

/// <summary>
/// A page on its way out, with French spaces in what people read: where <see cref="Gateway.Words.FrenchSpaces"/> makes one in a text, this makes one in HTML.
/// Nothing changes inside of tags, nor in fields, whose text comes back when it is sent.
/// </summary>
/// <param name="page">UTF-8 as it goes on; left open.</param>
public sealed class NoBreakStream(Stream page) : Stream
{
    private const int LongestName = 12;

    private static ReadOnlySpan<byte> NoBreak => [0xC2, 0xA0];

    private readonly byte[] _name = new byte[LongestName];
    private readonly byte[] _kept = new byte[2];
    private int _nameLength;
    private int _keptLength;
    private bool _opened;
    private byte _last;
    private Place _place;
    private byte _quote;

    private enum Place
    {
        Text,
        Name,
        Tag,
        Field,
        NameInField,
    }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var room = ArrayPool<byte>.Shared.Rent(2 * (buffer.Length + _keptLength));
        try
        {
            await page.WriteAsync(room.AsMemory(0, Print(buffer.Span, room)), cancellationToken);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(room);
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        var room = ArrayPool<byte>.Shared.Rent(2 * (buffer.Length + _keptLength));
        page.Write(room.AsSpan(0, Print(buffer, room)));
        ArrayPool<byte>.Shared.Return(room);
    }

    /// <summary>The last space, which waited for what would follow it.</summary>
    public ValueTask Complete(CancellationToken cancel)
    {
        var rest = _keptLength;
        _keptLength = 0;
        return rest == 0 ? ValueTask.CompletedTask : page.WriteAsync(_kept.AsMemory(0, rest), cancel);
    }

    public override void Flush() => page.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => page.FlushAsync(cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    /// <returns>How much of the room is filled; at most twice what came and what was kept.</returns>
    private int Print(ReadOnlySpan<byte> came, Span<byte> room)
    {
        var filled = Fill(came, room);
        _last = filled > 0 ? room[filled - 1] : _last;
        return filled;
    }

    private int Fill(ReadOnlySpan<byte> came, Span<byte> room)
    {
        var filled = 0;

        // A space at the end of the last part: what it is stands at the beginning of this one.
        if (_keptLength > 0 && came.Length > 0)
        {
            var whole = _keptLength == 2 ? came[0] == 0xBB : IsSign(came);
            var asked = _keptLength == 1 && came.Length == 1 && came[0] == 0xC2;
            if (asked)
            {
                _kept[_keptLength++] = came[0];
                return 0;
            }

            (whole ? NoBreak : _kept.AsSpan(0, 1)).CopyTo(room);
            filled = whole ? 2 : 1;
            if (_keptLength == 2)
            {
                room[filled++] = _kept[1];
            }

            _keptLength = 0;
        }

        var at = 0;
        while (at < came.Length)
        {
            if (_place != Place.Text)
            {
                room[filled++] = came[at];
                Step(came[at++]);
                continue;
            }

            var next = came[at..].IndexOfAny((byte)' ', (byte)'<');
            var plain = next < 0 ? came[at..] : came.Slice(at, next);
            if (plain.Length > 0)
            {
                plain.CopyTo(room[filled..]);
                _opened = plain.EndsWith("«"u8) || (plain.Length == 1 && plain[0] == 0xAB && (filled > 0 ? room[filled - 1] : _last) == 0xC2);
                filled += plain.Length;
                at += plain.Length;
            }

            if (next < 0)
            {
                break;
            }

            if (came[at] == '<')
            {
                (_place, _nameLength, _opened) = (Place.Name, 0, false);
                room[filled++] = came[at++];
                continue;
            }

            var rest = came[(at + 1)..];
            if (_opened || IsSign(rest))
            {
                NoBreak.CopyTo(room[filled..]);
                filled += 2;
            }
            else if (rest.Length == 0 || (rest.Length == 1 && rest[0] == 0xC2))
            {
                came[at..].CopyTo(_kept);
                _keptLength = 1 + rest.Length;
                return filled;
            }
            else
            {
                room[filled++] = came[at];
            }

            _opened = false;
            at++;
        }

        return filled;
    }

    private static bool IsSign(ReadOnlySpan<byte> text) => text.Length > 0 && (text[0] is (byte)';' or (byte)':' or (byte)'!' or (byte)'?' || text.StartsWith("»"u8));

    private void Step(byte one)
    {
        switch (_place)
        {
            case Place.Field:
                if (one == '<')
                {
                    (_place, _nameLength) = (Place.NameInField, 0);
                }

                break;
            case Place.NameInField:
                if (one == '>')
                {
                    _place = _name.AsSpan(0, _nameLength).SequenceEqual("/textarea"u8) ? Place.Text : Place.Field;
                }
                else
                {
                    Add(one);
                }

                break;
            default:
                Tag(one);
                break;
        }
    }

    private void Tag(byte one)
    {
        if (_quote != 0)
        {
            _quote = one == _quote ? (byte)0 : _quote;
        }
        else if (one == '>')
        {
            _place = _name.AsSpan(0, _nameLength).SequenceEqual("textarea"u8) ? Place.Field : Place.Text;
        }
        else if (_place == Place.Name && one is not ((byte)' ' or (byte)'\n' or (byte)'\r'))
        {
            Add(one);
        }
        else
        {
            _place = Place.Tag;
            _quote = one is (byte)'"' or (byte)'\'' ? one : (byte)0;
        }
    }

    private void Add(byte one)
    {
        if (_nameLength < LongestName)
        {
            _name[_nameLength++] = one;
        }
    }
}
