using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace Federation.Node.Exchange.Feeds;

/// <summary>The lines of a file of any size, in bounded memory.</summary>
internal static class FeedLines
{
    /// <summary>Bytes without the line feed, valid until the next one is asked for; or the code of what ends the reading.</summary>
    public static async IAsyncEnumerable<(ReadOnlyMemory<byte> Line, string? Fault)> Read(string path, Action<ReadOnlySpan<byte>>? seen, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
        var reader = PipeReader.Create(file, new StreamPipeReaderOptions(bufferSize: 1 << 16, leaveOpen: true));
        await using var completed = new Completion(reader);
        while (true)
        {
            var read = await reader.ReadAsync(cancel);
            var rest = read.Buffer;
            while (rest.PositionOf((byte)'\n') is { } end)
            {
                var line = rest.Slice(0, end);
                var bytes = line.IsSingleSegment ? line.First : line.ToArray();
                seen?.Invoke(bytes.Span);
                seen?.Invoke("\n"u8);
                yield return bytes.Length > FeedFormat.LongestLine ? (default, "line-too-long") : (bytes, null);
                rest = rest.Slice(rest.GetPosition(1, end));
            }

            if (rest.Length > FeedFormat.LongestLine)
            {
                yield return (default, "line-too-long");
                yield break;
            }

            if (read.IsCompleted)
            {
                if (!rest.IsEmpty)
                {
                    yield return (default, "unfinished-line");
                }

                yield break;
            }

            reader.AdvanceTo(rest.Start, rest.End);
        }
    }

    private readonly struct Completion(PipeReader reader) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => reader.CompleteAsync();
    }
}
