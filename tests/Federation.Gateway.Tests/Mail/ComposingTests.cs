using System.Text;
using System.Text.Json;
using Federation.Gateway.Mail;
using Federation.Gateway.Tests.Peers;

namespace Federation.Gateway.Tests.Mail;

/// <summary>Letters as a mail server and a mail program that others wrote receive and read them.</summary>
public sealed class ComposingTests
{
    private static readonly string[] Always = ["auto-submitted", "content-transfer-encoding", "content-type", "date", "from", "message-id", "mime-version", "sender", "subject", "to"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_letter_is_read_as_it_was_written()
    {
        await using var node = await NodeMail.Start();
        var read = await Send(node, new Letter("ada@example.org", "Des nouvelles : 3 œuvres à Évry — « été »", "Bonjour,\n\n.\n..\nÀ bientôt · 100 €\n")
        {
            Id = "alert:aura:7:0190", Html = "<p>Bonjour &amp; à bientôt</p>", UnsubscribeUrl = "https://example.org/alertes/fin/abc-DEF_123",
        });

        Assert.Equal("Des nouvelles : 3 œuvres à Évry — « été »", read.GetProperty("subject").GetString());
        Assert.Equal("Bonjour,\n\n.\n..\nÀ bientôt · 100 €\n", read.GetProperty("text").GetString());
        Assert.Equal("<p>Bonjour &amp; à bientôt</p>", read.GetProperty("html").GetString());
        Assert.Equal("retours@example.org", read.GetProperty("from").GetString());
        Assert.Equal("Fédération du travail pair", read.GetProperty("author")[0].GetProperty("name").GetString());
        Assert.Equal("lettres@example.org", read.GetProperty("author")[0].GetProperty("address").GetString());
        Assert.Equal($"<{Composing.Name("alert:aura:7:0190")}@example.org>", read.GetProperty("messageId").GetString());
        Assert.Equal("https://example.org/alertes/fin/abc-DEF_123", read.GetProperty("list").GetProperty("unsubscribe").GetProperty("url").GetString());
        Assert.Equal("List-Unsubscribe=One-Click", read.GetProperty("headers").GetProperty("list-unsubscribe-post").GetString());
        Assert.Equal("auto-generated", read.GetProperty("headers").GetProperty("auto-submitted").GetString());
        Assert.NotNull(read.GetProperty("date").GetString());
        Assert.Equal(0, read.GetProperty("parts").GetInt32());
    }

    /// <summary>Line ends, dots, quotes, directions, zeros, halves of pairs, header names: in every text of a letter at once.</summary>
    [Fact]
    public async Task Whatever_a_letter_holds_it_has_one_recipient_and_no_header_of_its_own()
    {
        await using var node = await NodeMail.Start();
        var random = Seeds.Of(2026);
        for (var i = 0; i < 300; i++)
        {
            var letter = new Letter("ada@example.org", Hostile(random), Hostile(random))
            {
                Id = Hostile(random), Html = random.Chance(0.5) ? Hostile(random) + "x" : null, UnsubscribeUrl = random.Chance(0.5) ? $"https://example.org/fin/{i}" : null,
            };
            var read = await Send(node, letter);
            var names = read.GetProperty("names").Texts();
            Assert.Equal(Expected(letter).Order(), names.Order());
            Assert.Equal(["ada@example.org"], read.GetProperty("to").Texts());
            Assert.Equal(["ada@example.org"], read.GetProperty("recipients").Texts());
            Assert.Equal(0, read.GetProperty("others").GetInt32());
            Assert.Equal(0, read.GetProperty("parts").GetInt32());
            Assert.True(read.GetProperty("ascii").GetBoolean() && !read.GetProperty("bare").GetBoolean(), $"letter {i}");
            Assert.InRange(read.GetProperty("longest").GetInt32(), 1, 998);
            Assert.DoesNotContain('\n', read.GetProperty("subject").GetString()!);
        }
    }

    [Theory]
    [InlineData("https://example.org/fin\r\nBcc: bob@example.org")]
    [InlineData("https://example.org/fin>, <mailto:bob@example.org")]
    [InlineData("javascript:alert(1)")]
    [InlineData("mailto:fin@example.org")]
    [InlineData("/fin")]
    public void An_address_to_unsubscribe_is_one_web_address(string url)
    {
        try
        {
            using var message = Composing.Message(new Letter("ada@example.org", "s", "b") { Id = "one", UnsubscribeUrl = url }, Settings(25));
            var header = message.Headers["List-Unsubscribe"]!;
            Assert.Matches("^<https://example\\.org/[^<> \r\n]*>$", header);
        }
        catch (FormatException refused)
        {
            Assert.DoesNotContain("example", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_same_letter_has_the_same_name_and_another_has_another()
    {
        Assert.Equal(Composing.Name("a"), Composing.Name("a"));
        Assert.NotEqual(Composing.Name("a"), Composing.Name("b"));
        Assert.Matches("^[0-9a-f]{32}$", Composing.Name("a:b/é\r\n"));
    }

    private static IEnumerable<string> Expected(Letter letter) =>
        Always.Except(letter.Html is null ? [] : ["content-transfer-encoding"]).Except(letter.Subject.Length == 0 ? ["subject"] : [])
            .Concat(letter.UnsubscribeUrl is null ? [] : ["list-unsubscribe", "list-unsubscribe-post"]);

    private static async Task<JsonElement> Send(NodeMail node, Letter letter)
    {
        Assert.Equal(PostResult.Left, await new SmtpPost(Settings(node.Port), TimeProvider.System).Send(letter, Cancel));
        return await node.Next(Cancel);
    }

    private static SmtpSettings Settings(int port) => new() { Host = "127.0.0.1", Port = port, Tls = false, From = "Fédération du travail pair <lettres@example.org>", Bounce = "retours@example.org" };

    private static string Hostile(Random random)
    {
        string[] parts =
        [
            "\r\n", "\n", "\r", "\r\n.\r\n", ".", "\r\nBcc: bob@example.org", "\nTo: bob@example.org", "\r\n\r\n", "\0", "\u2028", "\u202E", "=?utf-8?q?=0D=0ABcc:_bob@example.org?=", "é", "œ", "🙂", "\ud800", "\"", "<", ">",
            " ", "\t", "MAIL FROM:<bob@example.org>\r\n", "--boundary", "Content-Type: text/html\r\n", "QUIT\r\n", "\u0085", new string('x', 300), "mot ",
        ];
        var text = new StringBuilder();
        for (var i = random.Next(0, 12); i > 0; i--)
        {
            text.Append(random.Pick(parts));
        }

        return text.ToString();
    }
}
