using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Federation.Gateway.Caching;

/// <summary>A small answer for who holds its address: no cache on the way keeps it, and no search engine.</summary>
internal sealed class PrivateAnswer(byte[] content, string type) : IResult
{
    public async Task ExecuteAsync(HttpContext context)
    {
        var (request, answer) = (context.Request, context.Response);
        var tag = KeptAnswer.TagOf(content);
        var headers = answer.GetTypedHeaders();
        headers.ETag = tag;
        headers.CacheControl = new CacheControlHeaderValue { Private = true, NoCache = true };
        answer.Headers["X-Robots-Tag"] = "noindex";
        if (request.GetTypedHeaders().IfNoneMatch.Any(asked => asked.Compare(tag, useStrongComparison: false)))
        {
            answer.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        answer.ContentType = type;
        answer.ContentLength = content.Length;
        if (!HttpMethods.IsHead(request.Method))
        {
            await answer.Body.WriteAsync(content, context.RequestAborted);
        }
    }
}
