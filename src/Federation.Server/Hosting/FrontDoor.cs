using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Net.Http.Headers;

namespace Federation.Server.Hosting;

/// <summary>
/// Turns away what no page understands before any page is asked. Razor Pages run for every method, without a handler where there is none, and read
/// a form before anything else: another method found a page without its data, and a form that cannot be read failed again on the error page.
/// </summary>
public sealed class FrontDoor(RequestDelegate next)
{
    public async Task Invoke(HttpContext context)
    {
        if (context.Features.Get<IExceptionHandlerFeature>() is not null || context.Features.Get<IStatusCodeReExecuteFeature>() is not null)
        {
            await MakeReadable(context);
        }
        else if (Refusal(context.Request) is { } status)
        {
            context.Response.StatusCode = status;
            return;
        }

        await next(context);
    }

    private static int? Refusal(HttpRequest request)
    {
        // The live channel and the schema have methods of their own, and say no in their own words.
        if (request.Path.StartsWithSegments("/live") || request.Path.StartsWithSegments(GraphQLHost.Path))
        {
            return null;
        }

        return !IsOfPages(request.Method) ? StatusCodes.Status405MethodNotAllowed
            : request.ContentLength > WebHost.LargestBody ? StatusCodes.Status413PayloadTooLarge
            : HttpMethods.IsPost(request.Method) && !IsUnderstood(request) ? StatusCodes.Status415UnsupportedMediaType
            : null;
    }

    private static bool IsOfPages(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsPost(method);

    /// <summary>UTF-8 or nothing said: another alphabet would be read as something else than what was typed.</summary>
    private static bool IsUnderstood(HttpRequest request) =>
        !MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase);

    /// <summary>What is answered in place of the page may look at the form that was sent, if it is one, and never fails on it.</summary>
    private static async Task MakeReadable(HttpContext context)
    {
        var request = context.Request;
        if (context.Features.Get<IExceptionHandlerFeature>() is null && HttpMethods.IsPost(request.Method) && Refusal(request) is null)
        {
            try
            {
                _ = request.HasFormContentType ? await request.ReadFormAsync(context.RequestAborted) : null;
                return;
            }
            catch (Exception unreadable) when (unreadable is IOException or InvalidDataException or NotSupportedException)
            {
                // Read as a page without a form.
            }
        }

        if (!HttpMethods.IsHead(request.Method))
        {
            request.Method = HttpMethods.Get;
        }

        request.ContentType = null;
    }
}
