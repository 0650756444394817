using System.Text;
using Federation.Gateway.Words;
using Federation.Server.Hosting;
using Federation.Testing;

namespace Federation.Server.Tests.Http;

/// <summary>French spaces in pages: in what is read, and nowhere else.</summary>
public sealed class NoBreakStreamTests
{
    [Theory]
    [InlineData("<p>Où en avez-vous besoin ?</p>", "<p>Où en avez-vous besoin_?</p>")]
    [InlineData("<a title='Vrai ? > oui ; « non »'>« région » : ici !</a>", "<a title='Vrai ? > oui ; « non »'>«_région_»_: ici_!</a>")]
    [InlineData("<textarea name=\"a\">Ce que j’ai écrit : « tel <b> quel » !</textarea> <p>Puis ?</p>", "<textarea name=\"a\">Ce que j’ai écrit : « tel <b> quel » !</textarea> <p>Puis_?</p>")]
    [InlineData("<input value=\"un ? \"> à 14:30 &nbsp;; a &amp; b", "<input value=\"un ? \"> à 14:30 &nbsp;; a &amp; b")]
    [InlineData("à Â » fin ", "à Â_» fin ")]
    public void Only_what_is_read_changes(string page, string expected) => Assert.Equal(expected.Replace('_', '\u00a0'), Printed(page, page.Length * 2));

    [Fact]
    public void However_a_page_is_cut_on_its_way_it_arrives_the_same_and_as_a_text_would()
    {
        var chance = Seeds.Of(11);
        for (var i = 0; i < 3_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, chance.Next(24)).Select(_ => chance.Pick("a é  Â;:!?«»\u00a0’".ToCharArray())));
            Assert.Equal(FrenchSpaces.Of(text), Printed(text, 1 + chance.Next(5)));
            var page = string.Concat(Enumerable.Range(0, chance.Next(12)).Select(_ => chance.Pick(["<b a=' ;'>", "</b>", "<textarea>", "</textarea>", " ;", "« ", " ", "x"])));
            Assert.Equal(Printed(page, 1_000), Printed(page, 1 + chance.Next(4)));
        }
    }

    private static string Printed(string page, int part)
    {
        using var arrived = new MemoryStream();
        using var printed = new NoBreakStream(arrived);
        foreach (var bytes in Encoding.UTF8.GetBytes(page).Chunk(Math.Max(1, part)))
        {
            printed.Write(bytes);
        }

        Assert.True(printed.Complete(CancellationToken.None).IsCompleted);
        return Encoding.UTF8.GetString(arrived.ToArray());
    }
}
