using System.Collections.Concurrent;
using Federation.Browsing;

[assembly: AssemblyFixture(typeof(Site))]

namespace Federation.Browsing;

/// <summary>One real server with the demonstration facts and one real browser, for all tests of this assembly.</summary>
public sealed class Site : IAsyncLifetime
{
    private readonly TempFolder _data = new();
    private readonly ConcurrentDictionary<(string Hub, string Role), Lazy<Task<string>>> _sessions = new();
    private IReadOnlyDictionary<(string Hub, string Role), string> _links = new Dictionary<(string, string), string>();
    private IPlaywright? _playwright;
    private RunningServer? _server;
    private IBrowser? _browser;
    private int _people;

    public RunningServer Server => _server!;

    public Place Place => new(_data.Path);

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Path is null)
        {
            return;
        }

        (_server, _links) = await RunningServer.Demonstration(Place);
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.Launch(_playwright);
    }

    /// <summary>Somebody with a device of their own. The server counts forms by address, so each has one, told as by a proxy.</summary>
    /// <param name="at">Another server than this one.</param>
    public async Task<Person> Arrives(bool scripts = true, string? session = null, Uri? at = null, int width = 1280)
    {
        at ??= Server.Address;
        var number = Interlocked.Increment(ref _people);
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = at.ToString(), Locale = "fr-FR", TimezoneId = "Europe/Paris", JavaScriptEnabled = scripts, StorageState = session,
            ViewportSize = new() { Width = width, Height = 900 }, ReducedMotion = ReducedMotion.Reduce,
            ExtraHTTPHeaders = new Dictionary<string, string> { ["X-Forwarded-For"] = $"10.1.{number / 250}.{(number % 250) + 1}" },
        });
        return await Person.With(context, at);
    }

    /// <param name="hub">Its short name, as on the pages.</param>
    public Task<Person> Coordinator(string hub, bool scripts = true) => SignedIn(hub, "coordination", scripts);

    public Task<Person> Administrator(string hub, bool scripts = true) => SignedIn(hub, "administration", scripts);

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }

        _playwright?.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _data.Dispose();
    }

    private async Task<Person> SignedIn(string hub, string role, bool scripts)
    {
        var session = await _sessions.GetOrAdd((hub, role), known => new(() => Enter(_links[known]))).Value;
        return await Arrives(scripts, session);
    }

    /// <summary>A link opens once: the session it gave is shared by every device of that coordinator.</summary>
    private async Task<string> Enter(string link)
    {
        await using var person = await Arrives();
        await person.Goes(link);
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Entrer" }).ClickAsync();
        await person.Page.WaitForURLAsync("**/recues");
        return await person.Page.Context.StorageStateAsync();
    }
}
