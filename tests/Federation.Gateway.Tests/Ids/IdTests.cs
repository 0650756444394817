using System.Buffers.Text;
using System.Text;
using Federation.Domain.Grains;
using Federation.Domain.Referrals;
using Federation.Gateway.GraphQL.Ids;
using Federation.Gateway.GraphQL.Paging;
using Federation.Gateway.GraphQL.Referrals;
using Federation.Node.Desk;
using Federation.Storage.Privacy;
using Federation.Testing.Domain;

namespace Federation.Gateway.Tests.Ids;

public sealed class IdTests
{
    [Fact]
    public void Every_id_reads_back_and_has_one_spelling()
    {
        var random = Seeds.Of(21);
        GrainId[] grains =
        [
            GrainId.Platform(Samples.Aura), Samples.StructureAt(Samples.Bretagne, "ccas-de-grenoble"),
            random.NextReferralId(Samples.Monday).At(Samples.Aura), random.NextReferralId(Samples.Monday).CallAt(Samples.Bretagne),
        ];
        foreach (var grain in grains)
        {
            var id = GlobalId.Write(grain);
            Assert.True(GlobalId.TryRead(id, out var read));
            Assert.Equal(grain, read);
            Assert.False(GlobalId.TryRead(id + "=", out _) || GlobalId.TryRead(id + " ", out _) || GlobalId.TryRead(id.ToLowerInvariant(), out _));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("aura/platform/aura")]
    [InlineData("1:aura/platform/bretagne")]
    [InlineData("1:aura/referral/deux")]
    [InlineData("1:aura/inconnu/x")]
    [InlineData("2:aura/platform/aura")]
    public void What_is_no_identity_is_no_id(string plain) => Assert.False(GlobalId.TryRead(Base64Url.EncodeToString(Encoding.UTF8.GetBytes(plain)), out _));

    [Fact]
    public void Random_text_is_read_by_nothing_and_breaks_nothing()
    {
        var random = Seeds.Of(22);
        for (var i = 0; i < 20_000; i++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(60)).Select(_ => (char)random.Next(random.Chance(0.9) ? 128 : 0xFFFF))]);
            Assert.False(GlobalId.TryRead(text, out _) || Cursors.TryRead(text, out ListCursor _) || Cursors.TryRead(text, out FeedPlace _) || Cursors.TryRead(text, out HubId _), text);
            var closed = Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"1:{text}"));
            _ = GlobalId.TryRead(closed, out _) | Cursors.TryRead(closed, out ListCursor _) | Cursors.TryRead(closed, out FeedPlace _) | Cursors.TryRead(closed, out StructurePlace _);
        }
    }

    [Fact]
    public void A_ticket_is_made_of_its_key_its_words_and_this_installation()
    {
        using var folder = new TempFolder();
        using var elsewhere = new TempFolder();
        var tickets = new Tickets(KeyedHash.Open(folder.Path));
        var one = tickets.Of("key", "words");
        Assert.Equal(one, tickets.Of("key", "words"));
        Assert.True(ReferralId.TryParse(one.Id.ToString(), out _));
        Assert.Equal(22, one.Secret.Length);

        var other = tickets.Of("key", "other words");
        Assert.Equal(one.Id, other.Id);
        Assert.True(one.Secret != other.Secret && one.ShortCode != other.ShortCode);
        Assert.NotEqual(one.Id, tickets.Of("other key", "words").Id);
        Assert.NotEqual(one.Secret, new Tickets(KeyedHash.Open(elsewhere.Path)).Of("key", "words").Secret);

        // Evenly drawn: each letter about as often as the others.
        var letters = Enumerable.Range(0, 7_000).SelectMany(i => tickets.Of($"k{i}", "").ShortCode.ToString().Replace("-", "")).CountBy(letter => letter).ToList();
        Assert.Equal(ShortCode.Alphabet.Length, letters.Count);
        Assert.All(letters, letter => Assert.InRange(letter.Value, 1_800, 2_200));
    }
}
