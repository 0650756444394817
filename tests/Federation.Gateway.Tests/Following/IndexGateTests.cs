using Federation.Gateway.Following;
using Federation.Gateway.Jobs.Following;
using Federation.Gateway.Training.Following;
using Federation.Search.Index;
using Federation.Search.Training;
using Federation.Testing.Time;
using Federation.Web.Pages.Espace.Paires;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Federation.Gateway.Tests.Following;

public sealed class IndexGateTests
{
    private readonly ManualClock _clock = new();
    private readonly LiveOffers _offers = new(new OfferIndex());
    private readonly LiveTrainers _trainers = new(new TrainerIndex());
    private int _passed;

    public static TheoryData<string> Indexes => ["offers", "trainers"];

    [Fact]
    public async Task What_needs_no_index_passes_before_there_is_any()
    {
        await Ask(new DefaultHttpContext());
        Assert.Equal(1, _passed);
    }

    [Theory, MemberData(nameof(Indexes))]
    public async Task What_needs_one_waits_for_its_first_build_and_for_no_other(string index)
    {
        Build(index == "offers" ? "trainers" : "offers");
        var asked = Ask(new DefaultHttpContext(), Need(index));
        Assert.False(asked.IsCompleted);
        Build(index);
        await asked.WaitAsync(Until.Patience);
        Assert.Equal(1, _passed);
        Assert.True(Ask(new DefaultHttpContext(), Need(index)).IsCompletedSuccessfully);
    }

    [Theory, MemberData(nameof(Indexes))]
    public async Task When_it_takes_long_people_are_told_to_come_back(string index)
    {
        var context = new DefaultHttpContext();
        var asked = Ask(context, Need(index));
        _clock.Advance(TimeSpan.FromSeconds(2));
        await asked.WaitAsync(Until.Patience);
        Assert.Equal((0, 503, "5", true), (_passed, context.Response.StatusCode, context.Response.Headers.RetryAfter.ToString(), IndexGate.IsPreparing(context)));
    }

    /// <summary>A page that forgot it would call everybody of other hubs somebody who trains no more. Asked of a server, since pages say what they need only once they are matched.</summary>
    [Theory]
    [InlineData("/espace/aura/chercher-une-paire", "trainers")]
    [InlineData("/espace/aura/paires", "trainers")]
    [InlineData("/espace/aura/planning", "trainers")]
    [InlineData("/espace/aura/reservations", "trainers")]
    [InlineData("/espace/aura/intervenants", "trainers")]
    [InlineData("/offres", "offers")]
    [InlineData("/vos-donnees", null)]
    public async Task Pages_that_answer_from_memory_wait_for_it(string path, string? index)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting(routes => routes.LowercaseUrls = true).AddSingleton(_offers).AddSingleton(_trainers).AddSingleton<TimeProvider>(_clock);
        builder.Services.AddRazorPages().AddApplicationPart(typeof(TrainersPage).Assembly);
        await using var app = builder.Build();
        app.UseRouting();
        app.UseMiddleware<IndexGate>();
        app.Run(context => context.Response.WriteAsync(context.GetEndpoint() is null ? "nowhere" : "passed"));
        app.MapRazorPages();
        await app.StartAsync(CancellationToken.None);
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        var asked = http.GetAsync(new Uri(path, UriKind.Relative));
        await Until.True("it is answered", () =>
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            return Task.FromResult(asked.IsCompleted);
        });
        Assert.Equal(index is null ? 200 : 503, (int)(await asked.WaitAsync(Until.Patience)).StatusCode);
        if (index is not null)
        {
            Build(index);
            Assert.Equal("passed", await http.GetStringAsync(new Uri(path, UriKind.Relative)));
        }
    }

    private static NeedsIndexAttribute Need(string index) => index == "offers" ? new NeedsOffersAttribute() : new NeedsTrainersAttribute();

    private void Build(string index)
    {
        if (index == "offers")
        {
            _offers.Changed(_offers.Diffusion, _clock.GetUtcNow());
        }
        else
        {
            _trainers.Changed();
        }
    }

    private Task Ask(DefaultHttpContext context, params object[] needs)
    {
        context.RequestServices = new ServiceCollection().AddSingleton(_offers).AddSingleton(_trainers).BuildServiceProvider();
        context.SetEndpoint(new Endpoint(null, new EndpointMetadataCollection(needs), "test"));
        return new IndexGate(_ =>
        {
            _passed++;
            return Task.CompletedTask;
        }, _clock).Invoke(context);
    }
}
