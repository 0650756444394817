using System.Text;
using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.Caching;

/// <summary>A large answer, written as it is read; <paramref name="tag"/> is made of all that it depends on.</summary>
/// <param name="next">Where the next part is.</param>
internal sealed class LongAnswer(IEnumerable<string> pieces, string type, TimeSpan keep, DateTimeOffset modified, string tag, string? next = null) : IResult
{
    public async Task ExecuteAsync(HttpContext context)
    {
        NextPart.Say(context.Response, next);
        if (new KeptAnswer(KeptAnswer.TagOf(Encoding.UTF8.GetBytes(tag)), modified, keep).Settle(context))
        {
            return;
        }

        context.Response.ContentType = type;
        if (HttpMethods.IsHead(context.Request.Method))
        {
            return;
        }

        foreach (var piece in pieces)
        {
            await context.Response.WriteAsync(piece, context.RequestAborted);
        }
    }
}
