using Federation.Domain.Grains;
using Federation.Storage.Mail;

namespace Federation.Storage.Tests.Mail;

/// <summary>No address and no sentence finds its way into the queue.</summary>
public sealed class MailContents
{
    private static readonly HubId Hub = HubId.Parse("aura");

    [Theory]
    [InlineData("""{"to":"ada@example.org"}""")]
    [InlineData("""{"text":"two words"}""")]
    [InlineData("""{"ids":["a",{"b":"médiatrice"}]}""")]
    [InlineData("""{"a b":1}""")]
    [InlineData("""["a"]""")]
    [InlineData("""{"a":"\r\nBcc:x"}""")]
    [InlineData("{")]
    [InlineData("""{"a":[[[[[[[[[1]]]]]]]]]}""")]
    public void A_payload_that_could_hold_a_person_is_refused(string payload)
    {
        var refused = Assert.Throws<ArgumentException>(() => Make(payload: payload));
        Assert.DoesNotContain("example", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_payload_is_bounded() =>
        Assert.Throws<ArgumentException>(() => Make(payload: $$"""{"ids":["{{string.Join("\",\"", Enumerable.Repeat("abcdefgh", 2000))}}"]}"""));

    [Theory]
    [InlineData("ada@example.org")]
    [InlineData("")]
    [InlineData("Ada Lovelace")]
    [InlineData("a\r\nb")]
    public void A_recipient_and_an_id_are_opaque(string text)
    {
        Assert.Throws<ArgumentException>(() => Make(recipient: text));
        Assert.Throws<ArgumentException>(() => Make(id: text));
        Assert.Throws<ArgumentException>(() => Make(kind: text));
    }

    [Fact]
    public void A_letter_that_lasts_no_time_is_refused() =>
        Assert.Throws<ArgumentException>(() => QueuedMail.Of("one", Hub, "news", "someone", "{}", DateTimeOffset.UnixEpoch, TimeSpan.Zero));

    private static QueuedMail Make(string id = "one", string kind = "news", string recipient = "someone", string payload = "{}") =>
        QueuedMail.Of(id, Hub, kind, recipient, payload, DateTimeOffset.UnixEpoch, TimeSpan.FromDays(1));
}
