namespace Federation.Server.Hosting;

/// <summary>One line a request: method, route and status. The route's pattern, never its values: a private link is a value.</summary>
public sealed partial class RequestLog(RequestDelegate next, TimeProvider clock, ILogger<RequestLog> log)
{
    public async Task Invoke(HttpContext context)
    {
        var began = clock.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "-";
            var took = clock.GetElapsedTime(began).TotalMilliseconds;
            if (context.Response.StatusCode >= 500)
            {
                Failed(context.Request.Method, route, context.Response.StatusCode, took);
            }
            else
            {
                Answered(context.Request.Method, route, context.Response.StatusCode, took);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Method} {Route} {Status} {Milliseconds:0.0} ms")]
    private partial void Answered(string method, string route, int status, double milliseconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Route} {Status} {Milliseconds:0.0} ms")]
    private partial void Failed(string method, string route, int status, double milliseconds);
}
