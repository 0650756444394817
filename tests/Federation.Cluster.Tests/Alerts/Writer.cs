using System.Net.Http.Json;
using System.Text.Json;
using Federation.Domain.Grains;
using Federation.Gateway.GraphQL.Ids;
using Federation.Gateway.Tests.Asking;
using Federation.Running;

namespace Federation.Cluster.Tests.Alerts;

/// <param name="WasRead">Every teller had read it before the next word on this offer was said: whoever it answers must have been told.</param>
public sealed record Said(Vacancy Text, bool WasRead);

/// <summary>An offer and every word that was said on it and acknowledged.</summary>
public sealed class Post(GrainId id)
{
    public GrainId Id => id;

    /// <summary>The last one is what it says now, or said at its end.</summary>
    public List<Said> Texts { get; } = [];

    public bool IsOver { get; set; }
}

/// <summary>
/// One coordinator's program: publishes, changes and ends offers, each command under its key and sent again until it is acknowledged. Most words wait until
/// the tellers have read the last ones, so that what must be told is known exactly; some do not wait.
/// </summary>
public sealed class Writer(MortalNode node, Watch watch, Budget budget, HubId hub, string cookie, string name, Random random)
{
    /// <summary>Entries of a new offer: proposed, published, its contact kept.</summary>
    private const int Posting = 3;

    private const double Hasty = 0.1;

    private readonly List<Post> _posts = [];
    private int _commands;

    public IReadOnlyList<Post> Posts => _posts;

    /// <summary>Times that a command was sent again.</summary>
    public int Repeats { get; private set; }

    public async Task Run(CancellationToken cancel)
    {
        while (true)
        {
            var old = random.Chance(0.6) ? Pick() : null;
            if (!await budget.Spend(old is null ? Posting : 1, cancel))
            {
                return;
            }

            if (old is null)
            {
                await Publish(cancel);
            }
            else if (random.Chance(0.6))
            {
                await Change(old, cancel);
            }
            else
            {
                await End(old, cancel);
            }

            budget.Acknowledged.Add(old is null ? Posting : 1);
        }
    }

    private Post? Pick()
    {
        var shown = _posts.Where(post => !post.IsOver && (random.Chance(Hasty) || watch.WasRead(post.Id.Key, post.Texts.Count))).ToList();
        return shown.Count == 0 ? null : random.Pick(shown);
    }

    private async Task Publish(CancellationToken cancel)
    {
        var text = Vacancy.Draw(random);
        var contact = new { name = "Service recrutement", email = "recrutement@exemple.invalid" };
        var payload = await Ask("postOffer", "PostOfferInput", key => new { idempotencyKey = key, hub = GlobalId.Write(GrainId.Platform(hub)), posting = text.Posting, contact }, cancel);
        Assert.True(GlobalId.TryRead(payload.Text("offer", "offerId"), out var id));
        _posts.Add(new Post(id) { Texts = { new Said(text, false) } });
    }

    private async Task Change(Post post, CancellationToken cancel)
    {
        Settle(post);
        var last = post.Texts[^1].Text;
        var text = Vacancy.Draw(random) with { Department = random.Chance(0.5) ? last.Department : random.Pick(Vacancy.Departments) };
        if (text == last)
        {
            text = text with { Public = Vacancy.Publics.First(other => other != last.Public) };
        }

        await Ask("publishOffer", "PublishOfferInput", key => new { idempotencyKey = key, offer = GlobalId.Write(post.Id), posting = text.Posting }, cancel);
        post.Texts.Add(new Said(text, false));
    }

    private async Task End(Post post, CancellationToken cancel)
    {
        Settle(post);
        await (random.Chance(0.5)
            ? Ask("withdrawOffer", "WithdrawOfferInput", key => new { idempotencyKey = key, offer = GlobalId.Write(post.Id), why = "POST_CANCELLED" }, cancel)
            : Ask("fillOffer", "FillOfferInput", key => new { idempotencyKey = key, offer = GlobalId.Write(post.Id), how = "NOT_SAID" }, cancel));
        post.IsOver = true;
    }

    private void Settle(Post post) => post.Texts[^1] = post.Texts[^1] with { WasRead = watch.WasRead(post.Id.Key, post.Texts.Count) };

    /// <summary>Until the answer is definite: it was done, once.</summary>
    private async Task<JsonElement> Ask(string mutation, string type, Func<string, object> input, CancellationToken cancel)
    {
        var body = new
        {
            query = $"mutation Go($input: {type}!) {{ {mutation}(input: $input) {{ offer {{ offerId }} errors {{ code }} }} }}",
            variables = new { input = input($"{name}-{++_commands}") },
        };
        while (true)
        {
            var server = await node.Alive(cancel);
            if (await Send(server, body, cancel) is { } answer && answer.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object)
            {
                var payload = data.At(mutation);
                var errors = payload.At("errors").EnumerateArray().Select(error => error.Text("code")).ToList();
                if (errors.Count == 0)
                {
                    return payload;
                }

                Assert.True(errors.TrueForAll(code => code is "storage-unavailable" or "outcome-unknown" or "queue-full" or "too-contended"), $"{mutation} of {name}-{_commands}: {payload}");
            }

            Repeats++;
            await Task.Delay(20, cancel);
        }
    }

    private async Task<JsonElement?> Send(RunningServer server, object body, CancellationToken cancel)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(body), Headers = { { "Accept", "application/graphql-response+json" }, { "Cookie", cookie } } };
            using var response = await server.Http.SendAsync(request, cancel);
            return await response.Content.ReadFromJsonAsync<JsonElement>(cancel);
        }
        catch (Exception lost) when (!cancel.IsCancellationRequested && lost is HttpRequestException or IOException or JsonException or OperationCanceledException or ObjectDisposedException)
        {
            // It died: whether it was done, nobody knows.
            return null;
        }
    }
}
