using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.Caching;

/// <summary>An answer that is small enough to be known whole before it is sent.</summary>
/// <param name="next">Where the next part is.</param>
internal sealed class WholeAnswer(ReadOnlyMemory<byte> content, string type, TimeSpan keep, DateTimeOffset? modified = null, string? next = null) : IResult
{
    public async Task ExecuteAsync(HttpContext context)
    {
        NextPart.Say(context.Response, next);
        if (new KeptAnswer(KeptAnswer.TagOf(content.Span), modified, keep).Settle(context))
        {
            return;
        }

        context.Response.ContentType = type;
        context.Response.ContentLength = content.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(content, context.RequestAborted);
        }
    }
}
