using Federation.Running;
using Federation.Web.Shared;

namespace Federation.Server.Tests.Http;

public sealed class DoorsTests(DemonstrationServer demonstration) : IClassFixture<DemonstrationServer>
{
    public static TheoryData<string> Names => [.. CompiledPages.All.Select(page => page.Name)];

    [Theory, MemberData(nameof(Names))]
    public async Task Every_page_is_listed_as_public_or_asks_for_a_session(string name)
    {
        var page = CompiledPages.All.Single(page => page.Name == name);
        using var visitor = demonstration.Visitor();
        var answer = await visitor.Get(page.Path);
        DemonstrationServer.Check(answer);
        if (page.IsPublic)
        {
            Assert.DoesNotContain("/espace/connexion", answer.Location, StringComparison.Ordinal);
            Assert.True(answer.Code is 200 or 404 or 410 or (>= 300 and < 400), answer.ToString());
        }
        else
        {
            Assert.Equal(302, answer.Code);
            Assert.StartsWith("/espace/connexion", answer.Location, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Names))]
    public async Task No_page_takes_a_form_that_it_did_not_give(string name)
    {
        var page = CompiledPages.All.Single(page => page.Name == name);
        using var visitor = demonstration.Visitor($"203.0.113.{CompiledPages.All.ToList().IndexOf(page)}");
        foreach (var handler in new[] { "", "?handler=move", "?handler=open", "?handler=send", "?handler=close", "?handler=capacity" })
        {
            var answer = await visitor.Post(page.Path + handler, [("Email", "quelqu.un@example.invalid"), ("jeton", "inventé")]);
            DemonstrationServer.Check(answer);
            Assert.True(answer.Code is 400 or 404 or 405 || (answer.Code == 302 && answer.Location.StartsWith("/espace/connexion", StringComparison.Ordinal) && !page.IsPublic), $"{handler}: {answer}");
        }
    }

    [Fact]
    public void Every_public_page_exists() => Assert.Empty(PublicPages.All.Except(CompiledPages.All.Select(page => page.Name)));

    [Theory]
    [InlineData("/rien")]
    [InlineData("/espace/aura/rien")]
    [InlineData("/plateformes/inconnue")]
    [InlineData("/built/rien.css")]
    [InlineData("/live/rien")]
    [InlineData("/.env")]
    [InlineData("/appsettings.json")]
    [InlineData("/federation.db")]
    [InlineData("/..%2f..%2fappsettings.json")]
    public async Task What_leads_nowhere_is_not_found_in_french(string path)
    {
        using var visitor = demonstration.Visitor();
        var answer = await visitor.Get(path);
        DemonstrationServer.Check(answer);
        Assert.Equal(404, answer.Code);
        Assert.Equal("text/html", answer.Type);
        Assert.Contains("lang=\"fr\"", answer.Body, StringComparison.Ordinal);
    }
}
