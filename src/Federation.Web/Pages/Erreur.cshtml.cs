using System.Globalization;
using Federation.Gateway.Following;
using Federation.Storage.Feeds;
using Federation.Web.Words;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Net.Http.Headers;

namespace Federation.Web.Pages;

/// <summary>
/// What happened to what was typed, and what to do now; never why in technical words. It answers in place of the page that failed, so it
/// changes nothing, asks for no token, and is not counted again by the limit that may have brought here.
/// </summary>
[IgnoreAntiforgeryToken]
[DisableRateLimiting]
[ResponseCache(NoStore = true)]
public sealed class ErreurModel : PageModel
{
    public int Code { get; private set; }

    public ErrorWords Words { get; private set; } = null!;

    /// <summary>Where and what to send again, when a form of this site came back with a token that had expired.</summary>
    public (string To, IReadOnlyList<KeyValuePair<string, string>> Fields)? Again { get; private set; }

    public IActionResult OnGet() => Answer();

    public IActionResult OnPost() => Answer();

    private IActionResult Answer()
    {
        Code = HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error switch
        {
            BadHttpRequestException refused => refused.StatusCode,
            StorageException => StatusCodes.Status503ServiceUnavailable,
            not null => StatusCodes.Status500InternalServerError,
            _ => FromAddress(),
        };
        if (Code == StatusCodes.Status400BadRequest && Request.ContentLength > HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize)
        {
            // The token is in the form, so a form too long to be read looks like a form without a token.
            Code = StatusCodes.Status413PayloadTooLarge;
        }

        Words = IndexGate.IsPreparing(HttpContext) ? ErrorWords.Preparing : ErrorWords.Of(Code);
        Response.StatusCode = Code;
        if (WantsOnlyJson())
        {
            return new JsonResult(new ProblemDetails { Status = Code, Title = Words.Title, Detail = $"{Words.Typed} {Words.Next}" }) { StatusCode = Code, ContentType = "application/problem+json" };
        }

        Again = Code == StatusCodes.Status400BadRequest ? ToSendAgain() : null;
        return Page();
    }

    /// <summary>Read by hand: binding reads the form first, and the form may be what was wrong.</summary>
    private int FromAddress() =>
        int.TryParse(RouteData.Values["code"] as string, NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code is >= 400 and <= 599 ? code : StatusCodes.Status404NotFound;

    private bool WantsOnlyJson()
    {
        var accept = Request.GetTypedHeaders().Accept;
        return accept.Any(IsJson) && !accept.Any(type => type.IsSubsetOf(new MediaTypeHeaderValue("text/html")));
    }

    private static bool IsJson(MediaTypeHeaderValue type) =>
        type.SubType.Equals("json", StringComparison.OrdinalIgnoreCase) || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase);

    /// <summary>Only for what this site itself sent: what another site slipped in must not be one click away.</summary>
    private (string To, IReadOnlyList<KeyValuePair<string, string>> Fields)? ToSendAgain() =>
        HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is { } before
        && HttpMethods.IsPost(Request.Method) && Request.Headers["Sec-Fetch-Site"] == "same-origin" && Request.HasFormContentType
            ? ($"{before.OriginalPathBase}{before.OriginalPath}{before.OriginalQueryString}",
                [.. Request.Form.Where(field => field.Key != "jeton").SelectMany(field => field.Value, (field, value) => KeyValuePair.Create(field.Key, value ?? ""))])
            : null;
}
