using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Federation.Server.Hosting;

/// <summary>
/// Pages go out with the spaces of French print, whoever wrote the text: on a phone a line began with a question mark every few paragraphs. Here
/// once, because pages and their words are written with the space of the keyboard.
/// </summary>
public sealed class PrintedPages(RequestDelegate next)
{
    public Task Invoke(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is null ? next(context) : Print(context);

    private async Task Print(HttpContext context)
    {
        var body = context.Response.Body;
        await using var printed = new NoBreakStream(body);
        context.Response.Body = printed;
        try
        {
            await next(context);
            await printed.Complete(context.RequestAborted);
        }
        finally
        {
            context.Response.Body = body;
        }
    }
}
