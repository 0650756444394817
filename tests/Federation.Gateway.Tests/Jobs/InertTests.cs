using System.Text;

namespace Federation.Gateway.Tests.Jobs;

public sealed class InertTests
{
    [Theory]
    [InlineData("Médiateur·rice de santé pair·e", "Médiateur·rice de santé pair·e")]
    [InlineData("  deux\tmots \r\n ici  ", "deux mots ici")]
    [InlineData("12\u00a0000\u202f€", "12\u00a0000\u202f€")]
    [InlineData("a\u0000b\u0085c\u2028d", "a b c d")]
    [InlineData("\u202eecnarF\u2066!", "ecnarF!")]
    [InlineData("\ud83d\ude00 שלום\u200f", "\ud83d\ude00 שלום\u200f")]
    [InlineData("\ufffe\uffff\ufdd0", "\ufffd\ufffd\ufffd")]
    [InlineData("<b>&amp;</b>", "<b>&amp;</b>")]
    [InlineData("\u0000\u2029 ", "")]
    [InlineData("\u200b\u200f\u00a0", "")]
    [InlineData("\u00a0x\u00a0", "x")]
    [InlineData(null, "")]
    public void A_line_keeps_what_is_read_and_drops_what_is_not(string? text, string line) => Assert.Equal(line, Inert.Line(text, 50));

    /// <summary>Not an attribute's argument: attributes are stored in UTF-8, which has no halves.</summary>
    [Fact]
    public void Half_of_a_surrogate_pair_becomes_a_sign_that_something_was_there() => Assert.Equal("\ufffdx\ufffd", Inert.Line("\ud800x\udc00", 50));

    [Fact]
    public void Paragraphs_keep_their_ends_one_at_a_time() => Assert.Equal("un\ndeux\ntrois", Inert.Paragraphs("un\r\n\r\n  deux\u2029trois\n", 50));

    [Theory]
    [InlineData("abcdef", 5, "abcd…")]
    [InlineData("abcde", 5, "abcde")]
    [InlineData("abc\ud83d\ude00f", 5, "abc…")]
    [InlineData("ab\ud83d\ude00\ud83d\ude00", 5, "ab\ud83d\ude00…")]
    public void A_text_is_cut_between_characters(string text, int most, string cut) => Assert.Equal(cut, Inert.Line(text, most));

    [Fact]
    public void Whatever_is_given_comes_out_well_formed_in_its_length_and_the_same_again()
    {
        var strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
        for (var seed = 0; seed < 5_000; seed++)
        {
            var chance = Seeds.Of(seed);
            var most = chance.Next(2, 300);
            var text = HostileTexts.Text(chance);
            foreach (var (clean, lines) in new[] { (Inert.Line(text, most), false), (Inert.Paragraphs(text, most), true) })
            {
                Assert.True(clean.Length <= most, $"seed {seed}: {clean.Length} of {most}");
                Assert.True(strict.GetByteCount(clean) >= 0);
                Assert.True(clean.All(c => (lines && c == '\n') || IsReadable(c)), $"seed {seed}: {string.Join(' ', clean.Select(c => $"{(int)c:x4}"))}");
                Assert.Equal(clean, lines ? Inert.Paragraphs(clean, most) : Inert.Line(clean, most));
            }
        }
    }

    private static bool IsReadable(char c) => !char.IsControl(c) && c is not ((>= '\u2028' and <= '\u202e') or (>= '\u2066' and <= '\u2069') or '\ufeff' or '\ufffe' or '\uffff');
}
