using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;

namespace Federation.GraphQL.Transport.Requests;

/// <summary>Reads a whole body, never more of it than the limit, and leaves nothing of it in the pipe.</summary>
internal static class BodyReader
{
    /// <exception cref="OperationCanceledException">The client went away.</exception>
    /// <exception cref="IOException">The same, or the server's own bounds (<see cref="BadHttpRequestException"/>).</exception>
    public static async ValueTask<(RequestFault? Fault, IncomingRequest? Request)> Read(HttpRequest http, RequestLimits limits, CancellationToken cancel)
    {
        if (http.ContentLength > limits.Bytes)
        {
            return (limits.TooLarge, null);
        }

        var pipe = http.BodyReader;
        while (true)
        {
            var read = await pipe.ReadAsync(cancel);
            var buffer = read.Buffer;
            if (buffer.Length > limits.Bytes)
            {
                pipe.AdvanceTo(buffer.End);
                return (limits.TooLarge, null);
            }

            if (read.IsCanceled)
            {
                throw new OperationCanceledException(cancel);
            }

            if (read.IsCompleted)
            {
                var fault = Parse(buffer, limits, out var request);
                pipe.AdvanceTo(buffer.End);
                return (fault, request);
            }

            pipe.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    /// <summary>A body that crosses the pipe's blocks is put together first: all strings in it can then be read in place.</summary>
    public static RequestFault? Parse(in ReadOnlySequence<byte> body, RequestLimits limits, out IncomingRequest? request)
    {
        if (body.IsSingleSegment)
        {
            return RequestReader.Read(body.FirstSpan, limits, out request);
        }

        var length = (int)body.Length;
        var whole = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            body.CopyTo(whole);
            return RequestReader.Read(whole.AsSpan(0, length), limits, out request);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(whole);
        }
    }
}
