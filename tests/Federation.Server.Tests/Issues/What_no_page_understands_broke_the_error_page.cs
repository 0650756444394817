using System.Net.Http.Headers;
using System.Text;
using Federation.Running;

namespace Federation.Server.Tests.Issues;

/// <summary>The error page ran without a handler for other methods, and read again the form that could not be read: 500 and nothing to see.</summary>
public sealed class What_no_page_understands_broke_the_error_page
{
    [Fact]
    public async Task It_is_refused_with_its_own_code_and_in_words()
    {
        using var folder = new TempFolder();
        var place = await Records.Import(new Place(folder.File("data")), folder.File("records"), "hubs.json");
        await using var server = await RunningServer.Start(place);
        using var visitor = new Visitor(server);
        await Refused(visitor, new HttpRequestMessage(HttpMethod.Put, "/"), 405);
        await Refused(visitor, new HttpRequestMessage(HttpMethod.Delete, "/rien"), 405);
        await Refused(visitor, Form("Email=+ADw-", "application/x-www-form-urlencoded; charset=utf-7"), 415);
        await Refused(visitor, Form("sans frontière", "multipart/form-data"), 400);
        await Refused(visitor, Form(new string('a', 70_000), "application/x-www-form-urlencoded"), 413);
    }

    private static HttpRequestMessage Form(string body, string type)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/suivi") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return request;
    }

    private static async Task Refused(Visitor visitor, HttpRequestMessage request, int code)
    {
        var answer = await visitor.Send(request);
        Assert.True(answer.Code == code, answer.ToString());
        Assert.Contains("Que faire", answer.Text, StringComparison.Ordinal);
    }
}
