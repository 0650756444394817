using Federation.GraphQL.Transport.Http;
using Federation.GraphQL.Transport.Operations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Federation.GraphQL.Transport.Events;

/// <summary>An open <c>text/event-stream</c> response.</summary>
internal sealed class EventWire(HttpContext context, GraphQLEventStreamOptions options, TimeProvider clock, ILogger log) : Wire(options.SlowAfter, clock)
{
    private readonly TimeProvider _clock = clock;

    /// <summary>Sends the head, and a comment with it: some browsers wait for the first byte of the body.</summary>
    public async ValueTask Open()
    {
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        Replies.Common(context);
        var headers = context.Response.Headers;
        headers.ContentType = "text/event-stream; charset=utf-8";
        headers.CacheControl = "no-store";
        headers["X-Accel-Buffering"] = "no";
        await Send(EventFraming.Comment.ToArray(), operation: null);
    }

    /// <summary>Comments until the token fires.</summary>
    public async Task KeepAlive(CancellationToken until)
    {
        var comment = EventFraming.Comment.ToArray();
        using var timer = new PeriodicTimer(options.KeepAlive, _clock);
        try
        {
            while (await timer.WaitForNextTickAsync(until) && await Send(comment, operation: null))
            {
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    protected override async ValueTask Write(ReadOnlyMemory<byte> frame)
    {
        var flushed = await context.Response.BodyWriter.WriteAsync(frame, context.RequestAborted);
        if (flushed.IsCompleted)
        {
            throw new IOException("The client has gone.");
        }
    }

    protected override void TooSlow()
    {
        TransportLog.StreamCut(log);
        context.Abort();
    }

    protected override bool IsBroken(Exception exception) => exception is IOException or OperationCanceledException or ObjectDisposedException;
}
