using System.Net;
using System.Net.Sockets;
using Federation.Gateway.Mail;
using Federation.Testing.Smtp;
using Federation.Testing.Time;

namespace Federation.Gateway.Tests.Mail;

/// <summary>What each way to fail of a mail server means for a letter: whether it left, did not, or nobody knows.</summary>
public sealed class SmtpPostTests : IAsyncDisposable
{
    private readonly SmtpServer _server = new();
    private readonly ManualClock _clock = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task The_envelope_carries_the_bounce_address_and_the_letter_its_author()
    {
        var post = Post(settings => settings with { From = "Fédération <lettres@example.org>", Bounce = "retours@example.org" });
        Assert.Equal(PostResult.Left, await post.Send(Letter(), Cancel));

        var came = Assert.Single(_server.Letters);
        Assert.Equal(("retours@example.org", "ada@example.org"), (came.From, came.To));
        Assert.Contains("<lettres@example.org>", came.Header("From"), StringComparison.Ordinal);
        Assert.Equal("auto-generated", came.Header("Auto-Submitted"));
    }

    [Fact]
    public async Task Without_a_bounce_address_the_author_takes_its_place_and_no_sender_is_shown()
    {
        await Post().Send(Letter(), Cancel);
        Assert.Equal("federation@localhost", Assert.Single(_server.Letters).From);
        Assert.Null(_server.Letters[0].Header("Sender"));
    }

    [Theory]
    [InlineData(SmtpStage.Greeting, 421, PostFate.RouteDown)]
    [InlineData(SmtpStage.Greeting, 554, PostFate.LetterRefused)]
    [InlineData(SmtpStage.From, 530, PostFate.RouteDown)]
    [InlineData(SmtpStage.From, 451, PostFate.LetterRefused)]
    [InlineData(SmtpStage.Recipient, 450, PostFate.RecipientRefused)]
    [InlineData(SmtpStage.Recipient, 451, PostFate.LetterRefused)]
    [InlineData(SmtpStage.Recipient, 554, PostFate.LetterRefused)]
    [InlineData(SmtpStage.Recipient, 550, PostFate.RecipientRefused)]
    [InlineData(SmtpStage.Recipient, 553, PostFate.RecipientRefused)]
    [InlineData(SmtpStage.Recipient, 421, PostFate.RouteDown)]
    [InlineData(SmtpStage.Data, 554, PostFate.LetterRefused)]
    [InlineData(SmtpStage.Content, 452, PostFate.LetterRefused)]
    [InlineData(SmtpStage.Content, 552, PostFate.LetterRefused)]
    [InlineData(SmtpStage.Content, 421, PostFate.RouteDown)]
    public async Task A_refusal_is_known_by_its_place_and_its_status(SmtpStage stage, int code, PostFate fate)
    {
        _server.Script = moment => moment.Stage == stage ? SmtpAct.Say(code) : SmtpAct.Go;
        Assert.Equal(new PostResult(fate, code), await Post().Send(Letter(), Cancel));
        Assert.Empty(_server.Letters);
    }

    [Theory]
    [InlineData(SmtpStage.Greeting)]
    [InlineData(SmtpStage.Hello)]
    [InlineData(SmtpStage.From)]
    [InlineData(SmtpStage.Recipient)]
    [InlineData(SmtpStage.Data)]
    [InlineData(SmtpStage.Content)]
    public async Task When_the_connection_breaks_nobody_knows(SmtpStage stage)
    {
        _server.Script = moment => moment.Stage == stage ? SmtpAct.Drop : SmtpAct.Go;
        Assert.Equal(new PostResult(PostFate.Lost), await Post().Send(Letter(), Cancel));
    }

    [Fact]
    public async Task When_the_acknowledgement_is_lost_nobody_knows_though_the_letter_is_there()
    {
        _server.Script = moment => moment.Stage == SmtpStage.Content ? SmtpAct.KeepAndDrop : SmtpAct.Go;
        Assert.Equal(new PostResult(PostFate.Lost), await Post().Send(Letter(), Cancel));
        Assert.Single(_server.Letters);
    }

    [Theory]
    [InlineData(SmtpStage.Greeting)]
    [InlineData(SmtpStage.Hello)]
    [InlineData(SmtpStage.Recipient)]
    [InlineData(SmtpStage.Data)]
    [InlineData(SmtpStage.Content)]
    public async Task A_server_that_says_nothing_is_left_in_time(SmtpStage stage)
    {
        var silent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _server.Script = moment =>
        {
            if (moment.Stage != stage)
            {
                return SmtpAct.Go;
            }

            silent.TrySetResult();
            return SmtpAct.Hang;
        };
        var sending = Task.Run(() => Post().Send(Letter(), Cancel), Cancel);
        await silent.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancel);
        _clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(new PostResult(PostFate.NoAnswer), await sending.WaitAsync(TimeSpan.FromSeconds(30), Cancel));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_letter_has_left_however_the_server_says_goodbye(bool hangs)
    {
        _server.Script = moment => moment.Stage == SmtpStage.Quit ? (hangs ? SmtpAct.Hang : SmtpAct.Drop) : SmtpAct.Go;
        Assert.Equal(PostResult.Left, await Task.Run(() => Post().Send(Letter(), Cancel), Cancel).WaitAsync(TimeSpan.FromSeconds(30), Cancel));
        Assert.Single(_server.Letters);
    }

    [Fact]
    public async Task Without_a_server_the_way_is_closed()
    {
        var port = _server.Port;
        await _server.DisposeAsync();
        Assert.Equal(new PostResult(PostFate.RouteDown), await Post(settings => settings with { Port = port }).Send(Letter(), Cancel));
    }

    [Fact]
    public async Task A_server_without_tls_gets_no_letter_that_must_be_hidden()
    {
        Assert.Equal(new PostResult(PostFate.RouteDown), await Post(settings => settings with { Tls = true }).Send(Letter(), Cancel));
        Assert.Empty(_server.Letters);
    }

    [Fact]
    public async Task A_server_whose_certificate_nobody_vouches_for_gets_no_letter()
    {
        await using var node = await NodeMail.Start();
        Assert.Equal(new PostResult(PostFate.RouteDown), await Post(settings => settings with { Tls = true, Port = node.Port, Host = "localhost" }).Send(Letter(), Cancel));
    }

    [Fact]
    public async Task Who_stops_on_the_way_hears_that_it_stopped()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        _server.Script = moment =>
        {
            if (moment.Stage == SmtpStage.Data)
            {
                stop.Cancel();
                return SmtpAct.Hang;
            }

            return SmtpAct.Go;
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Run(() => Post().Send(Letter(), stop.Token), Cancel).WaitAsync(TimeSpan.FromSeconds(30), Cancel));
    }

    [Theory]
    [InlineData("ada")]
    [InlineData("")]
    [InlineData("ada@example.org, bob@example.org")]
    [InlineData("Ada <ada@example.org>")]
    [InlineData("ada@example.org\r\nRCPT TO:<bob@example.org>")]
    [InlineData("ada@example.org(x)")]
    public async Task What_is_not_one_address_is_no_letter(string to)
    {
        Assert.Equal(new PostResult(PostFate.NoLetter), await Post().Send(Letter() with { To = to }, Cancel));
        Assert.Equal(0, _server.Connections);
    }

    [Fact]
    public async Task A_server_that_knows_no_accents_in_addresses_refuses_the_letter_and_not_the_way()
    {
        var result = await Post().Send(Letter() with { To = "zoé@example.org" }, Cancel);
        Assert.Equal(new PostResult(PostFate.LetterRefused), result);
        Assert.Empty(_server.Letters);
    }

    private SmtpPost Post(Func<SmtpSettings, SmtpSettings>? but = null) =>
        new((but ?? (same => same))(new SmtpSettings { Host = IPAddress.Loopback.ToString(), Port = _server.Port, Tls = false }), _clock);

    private static Letter Letter() => new("ada@example.org", "Votre lien", "Bonjour,\n\nVoici.\n") { Id = "one" };
}
