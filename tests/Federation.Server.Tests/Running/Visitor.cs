using System.Net;
using System.Text.RegularExpressions;

namespace Federation.Running;

public sealed record Answer(HttpStatusCode Status, string Body, HttpResponseMessage Message)
{
    public int Code => (int)Status;

    public string? Type => Message.Content.Headers.ContentType?.MediaType;

    /// <summary>Path and query of a redirection.</summary>
    public string Location => Message.Headers.Location is { } to ? to.IsAbsoluteUri ? to.PathAndQuery : to.OriginalString : "";

    /// <summary>What a person reads: no tags, entities resolved, the spaces of print like any other.</summary>
    public string Text => WebUtility.HtmlDecode(Regex.Replace(Body, "<[^>]+>", " ")).Replace('\u00a0', ' ');

    public override string ToString() => $"{Code} {Location}\n{Body}";
}

/// <summary>A form as a browser would send it unchanged.</summary>
public sealed record Form(string Action, IReadOnlyList<(string Name, string Value)> Fields, string Markup);

/// <summary>A browser without a screen: its own cookies, its own network address (the server trusts the header from this machine, as behind a proxy).</summary>
public sealed partial class Visitor : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _http;

    public Visitor(RunningServer server, string? from = null) : this(server.Address, from)
    {
    }

    public Visitor(Uri server, string? from = null)
    {
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = _cookies }) { BaseAddress = server, Timeout = TimeSpan.FromSeconds(60) };
        _http.DefaultRequestHeaders.Add("X-Forwarded-For", from ?? "198.51.100.7");
    }

    public HttpClient Http => _http;

    public IEnumerable<Cookie> Cookies => _cookies.GetAllCookies();

    public Task<Answer> Get(string path) => Send(new HttpRequestMessage(HttpMethod.Get, path));

    public async Task<Answer> Send(HttpRequestMessage request)
    {
        var message = await _http.SendAsync(request);
        return new Answer(message.StatusCode, await message.Content.ReadAsStringAsync(), message);
    }

    public Task<Answer> Post(string path, IEnumerable<(string Name, string Value)> fields) => Send(new HttpRequestMessage(HttpMethod.Post, path)
    {
        Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
    });

    /// <summary>Sends a form of the page with some answers changed; a field given twice is sent twice.</summary>
    public Task<Answer> Submit(string path, Form form, params (string Name, string Value)[] answers) => Post(
        form.Action.Length == 0 ? path : form.Action,
        [.. form.Fields.Where(field => answers.All(answer => answer.Name != field.Name)), .. answers]);

    /// <summary>Follows redirections, as a browser does after a form.</summary>
    public async Task<Answer> Follow(Answer answer)
    {
        for (var most = 5; most > 0 && answer.Code is 301 or 302 or 303; most--)
        {
            answer = await Get(answer.Location);
        }

        return answer;
    }

    public static IReadOnlyList<Form> Forms(Answer page) => [.. FormMarkup().Matches(page.Body).Select(match => new Form(
        WebUtility.HtmlDecode(Attribute(match.Groups["open"].Value, "action") ?? ""), Fields(match.Groups["inside"].Value), match.Value))];

    /// <summary>Opens a session with a one-time link.</summary>
    public async Task<Visitor> SignIn(string link)
    {
        var door = await Get(link);
        var answer = await Submit(link, Forms(door).Single(form => form.Markup.Contains("Entrer", StringComparison.Ordinal)));
        return answer.Code == 302 ? this : throw new InvalidOperationException($"the link did not open: {answer}");
    }

    public void Dispose() => _http.Dispose();

    private static List<(string, string)> Fields(string inside)
    {
        var fields = new List<(string, string)>();
        foreach (Match input in InputMarkup().Matches(inside))
        {
            var (tag, type) = (input.Value, Attribute(input.Value, "type") ?? "text");
            if (Attribute(tag, "name") is { } name && type is not ("submit" or "button") && (type is not ("radio" or "checkbox") || tag.Contains(" checked", StringComparison.Ordinal)))
            {
                fields.Add((name, WebUtility.HtmlDecode(Attribute(tag, "value") ?? (type == "checkbox" ? "on" : ""))));
            }
        }

        foreach (Match select in SelectMarkup().Matches(inside))
        {
            var chosen = Regex.Match(select.Groups["inside"].Value, "<option[^>]*selected[^>]*>");
            fields.Add((select.Groups["name"].Value, chosen.Success ? WebUtility.HtmlDecode(Attribute(chosen.Value, "value") ?? "") : ""));
        }

        return fields;
    }

    private static string? Attribute(string tag, string name) =>
        Regex.Match(tag, "\\b" + name + "\\s*=\\s*\"([^\"]*)\"") is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex("<form(?<open>[^>]*)>(?<inside>.*?)</form>", RegexOptions.Singleline)]
    private static partial Regex FormMarkup();

    [GeneratedRegex("<(input|textarea)[^>]*>", RegexOptions.Singleline)]
    private static partial Regex InputMarkup();

    [GeneratedRegex("<select[^>]*name=\"(?<name>[^\"]*)\"[^>]*>(?<inside>.*?)</select>", RegexOptions.Singleline)]
    private static partial Regex SelectMarkup();
}
