using Federation.Domain.Grains;
using Federation.Domain.Referrals;
using Federation.Domain.Tests.Examples;

namespace Federation.Domain.Tests.Grains;

/// <summary>One spelling per id: what is parsed prints the same, and nothing else is parsed.</summary>
public sealed class IdTests
{
    private static readonly string?[] Hostile =
    [
        null, "", " ", "\0", "-", "--", "a", "A", "Aura", "aura ", " aura", "aura\n", "au ra", "au_ra", "aurá", "-aura", "aura-", "au/ra", "au.ra", "%61ura", "ａｕｒａ", "аura",
        new('a', 33), new('a', 65), new('a', 121), new('/', 120), new('a', 1_000_000), "aura//", "/aura/", "aura/referral", "aura/referral/", "aura/referral/a/b", "aura/Referral/a",
        "aura/7/a", "hub:", "hub:A", "hub:aura ", "HUB:aura", "hubs ", "Local", "public\0", "{0192f000-0000-7000-8000-000000000001}", "0192F000-0000-7000-8000-000000000001",
        "0192f000-0000-4000-8000-000000000001", "00000000-0000-0000-0000-000000000000", "0192f000-0000-7000-8000-00000000000", "7KQ4-MXR", "7KQ4-MXRTT", "7KQ4-MXRB",
    ];

    [Theory]
    [InlineData("aura")]
    [InlineData("ile-de-france")]
    [InlineData("h2")]
    [InlineData("abcdefghijklmnopqrstuvwxyz012345")]
    public void A_hub_is_2_to_32_small_letters_digits_and_inner_hyphens(string text) => Assert.Equal(text, HubId.Parse(text).ToString());

    [Fact]
    public void What_is_not_an_id_is_refused_by_every_kind_of_id_that_it_is_not()
    {
        Good<HubId>("aura", "h2");
        Good<GrainId>("aura/referral/a", "aura/call/0192f000-0000-7000-8000-000000000001", "aura/platform/aura");
        Good<Audience>("local", "public", "hubs", "hub:aura");
        Good<ReferralId>("0192f000-0000-7000-8000-000000000001");
        foreach (var text in Hostile)
        {
            Exact<HubId>(text);
            Exact<GrainId>(text);
            Exact<Audience>(text);
            Exact<ReferralId>(text);
            Exact<IdempotencyKey>(text);
            Assert.False(ShortCode.TryParse(text, out _));
        }

        Assert.False(ReferralId.TryParse("0192f000000070008000000000000001", out _));
    }

    [Theory]
    [InlineData("7KQ4-MXRT")]
    [InlineData("7kq4mxrt")]
    [InlineData(" 7 K Q 4 - m x r t ")]
    [InlineData("7KQ4\u00a0MXRT")]
    public void A_short_code_is_read_as_people_type_what_they_heard(string text) => Assert.Equal("7KQ4-MXRT", ShortCode.Parse(text).ToString());

    [Theory]
    [InlineData("BKQ4-MXRT")]
    [InlineData("0KQ4-MXRT")]
    [InlineData("1KQ4-MXRT")]
    [InlineData("OKQ4-MXRT")]
    [InlineData("7KQ4_MXRT")]
    [InlineData("7KQ4-MXRT-")]
    [InlineData("７KQ4-MXRT")]
    [InlineData("7\u212aQ4-MXRT")]
    [InlineData("7KQ4          -          MXRT")]
    public void A_short_code_has_no_letter_that_sounds_like_another_and_no_look_alike(string text) =>
        Assert.Equal(text == "7KQ4-MXRT-", ShortCode.TryParse(text, out _));

    [Fact]
    public void A_drawn_code_uses_each_of_its_28_signs_and_reads_back()
    {
        Assert.Equal(28, ShortCode.Alphabet.Distinct().Count());
        Assert.DoesNotContain(ShortCode.Alphabet, sign => "BPNSIO01".Contains(sign));
        var random = new Random(28);
        var seen = new HashSet<char>();
        for (var i = 0; i < 1000; i++)
        {
            var code = ShortCode.Draw(random.Next);
            Assert.Equal(code, ShortCode.Parse(code.ToString()));
            seen.UnionWith(code.ToString());
        }

        Assert.Equal(29, seen.Count);
    }

    [Fact]
    public void Default_ids_print_what_no_parser_takes_but_the_audience_that_is_for_nobody_else()
    {
        Assert.False(HubId.TryParse(default(HubId).ToString(), out _));
        Assert.False(ShortCode.TryParse(default(ShortCode).ToString(), out _));
        Assert.False(ReferralId.TryParse(default(ReferralId).ToString(), out _));
        Assert.False(IdempotencyKey.TryParse(default(IdempotencyKey).ToString(), out _));
        Assert.Equal(Audience.Local, Audience.Parse(default(Audience).ToString()));
    }

    [Fact]
    public void An_audience_is_read_by_its_own_hub_and_by_whom_it_names()
    {
        HubId[] all = [Some.Aura, Some.Occitanie, Some.Idf];
        Assert.Equal([Some.Aura], all.Where(hub => Audience.Local.MayBeReadBy(hub, Some.Aura)));
        Assert.Equal([Some.Aura, Some.Occitanie], all.Where(hub => Audience.To(Some.Occitanie).MayBeReadBy(hub, Some.Aura)));
        Assert.Equal(all, all.Where(hub => Audience.Hubs.MayBeReadBy(hub, Some.Aura)));
        Assert.Equal(all, all.Where(hub => Audience.Public.MayBeReadBy(hub, Some.Aura)));
        Assert.False(Audience.Local.MayBeReadBy(default, Some.Aura));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(120, true)]
    [InlineData(121, false)]
    [InlineData(0, false)]
    public void An_idempotency_key_is_1_to_120_visible_signs(int length, bool good) => Assert.Equal(good, IdempotencyKey.TryParse(new string('~', length), out _));

    [Fact]
    public void Keys_of_entries_and_of_bells_never_meet_and_always_fit()
    {
        var longest = HubId.Parse(new string('h', 32));
        string[] keys =
        [
            IdempotencyKey.Heard(longest, long.MaxValue).ToString(), IdempotencyKey.Heard(Some.Aura, 1).ToString(), IdempotencyKey.Heard(Some.Aura, 11).ToString(),
            IdempotencyKey.Rung(ReferralClock.SendAnyway, DateTimeOffset.MaxValue).ToString(), IdempotencyKey.Rung(ReferralClock.Read, Some.Now).ToString(),
        ];
        Assert.Equal(keys.Length, keys.Distinct().Count());
        Assert.All(keys, key => Assert.Equal(key, IdempotencyKey.Parse(key).ToString()));
    }

    [Fact]
    public void A_grain_is_at_most_120_signs_and_a_key_at_most_64()
    {
        var longest = new GrainId(HubId.Parse(new string('h', 32)), GrainKind.Structure, new string('k', GrainId.LongestKey));
        Assert.Equal(longest, GrainId.Parse(longest.ToString()));
        Assert.False(GrainId.TryParse(longest + "k", out _));
        Assert.Equal(Some.Id, ReferralId.Parse(Some.Id.CallAt(Some.Idf).Key));
    }

    [Theory]
    [InlineData("secret", true)]
    [InlineData("Secret", false)]
    [InlineData("", false)]
    public void A_private_link_opens_with_its_own_secret_only(string secret, bool opens) => Assert.Equal(opens, PrivateLink.Opens(secret, PrivateLink.Hash("secret")));

    [Fact]
    public void A_private_link_opens_nothing_that_has_no_hash_any_more()
    {
        Assert.False(PrivateLink.Opens("secret", null));
        Assert.False(PrivateLink.Opens("secret", ""));
        Assert.False(PrivateLink.Opens(new string('a', 101), PrivateLink.Hash(new string('a', 101))));
        Assert.False(PrivateLink.Opens("", PrivateLink.Hash("")));
    }

    private static void Good<T>(params string[] texts) where T : struct, ITextId<T> =>
        Assert.All(texts, text => Assert.Equal(text, TextId.Parse<T>(text).ToString()));

    private static void Exact<T>(string? text) where T : struct, ITextId<T>
    {
        if (T.TryParse(text, out var id))
        {
            Assert.Equal(text, id.ToString());
            Assert.True(typeof(T) == typeof(IdempotencyKey), $"{typeof(T).Name}: {text?[..Math.Min(text.Length, 40)]}");
        }
        else
        {
            Assert.Equal(default, id);
            Assert.Throws<FormatException>(() => TextId.Parse<T>(text));
        }
    }
}
