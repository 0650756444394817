using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Federation.Browsing;

/// <summary>
/// A browser window and what it is not supposed to see: whatever a test is about, an error in the console, a broken content policy or a request
/// to somebody else fails it.
/// </summary>
public sealed partial class Person : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _faults = new();
    private readonly ConcurrentDictionary<string, byte> _refused = new();
    private readonly IBrowserContext _context;

    private Person(IBrowserContext context, IPage page, Uri site)
    {
        (_context, Page) = (context, page);
        context.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(site.ToString(), StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                _faults.Enqueue($"asks somebody else: {request.Url}");
            }
        };
        context.Response += (_, response) =>
        {
            // A page that says no is still a page; Chromium repeats its status in the console.
            if (response.Status >= 400 && response.Request.IsNavigationRequest)
            {
                _refused[response.Url.Split('#')[0]] = 0;
            }
        };
        context.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !(message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal) && (IsOffline || _refused.ContainsKey(Address(message)))))
            {
                _faults.Enqueue($"console: {message.Text} {message.Location}");
            }
        };
        context.WebError += (_, error) => _faults.Enqueue($"script: {error.Error}");
    }

    public IPage Page { get; }

    public IReadOnlyCollection<string> Faults => _faults;

    /// <summary>Set while its network is cut: failing requests are then the point.</summary>
    public bool IsOffline { get; private set; }

    public static async Task<Person> With(IBrowserContext context, Uri site)
    {
        context.SetDefaultTimeout(10_000);
        return new Person(context, await context.NewPageAsync(), site);
    }

    public async Task<IResponse> Goes(string to) => (await Page.GotoAsync(to))!;

    public async Task LosesTheNetwork()
    {
        IsOffline = true;
        await _context.SetOfflineAsync(true);
    }

    public Task FindsTheNetwork() => _context.SetOfflineAsync(false);

    public async ValueTask DisposeAsync()
    {
        await _context.CloseAsync();
        Assert.Empty(_faults);
    }

    // "address#fragment:line:column"
    private static string Address(IConsoleMessage message) => Place().Replace(message.Location, "");

    [GeneratedRegex(@"(#.*?)?(:\d+:\d+)?$")]
    private static partial Regex Place();
}
