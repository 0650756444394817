using System.Text.RegularExpressions;
using Federation.Gateway.Tests.Jobs;
using Federation.Gateway.Words;

namespace Federation.Gateway.Tests.Words;

/// <summary>How texts of employers and of documents are shown.</summary>
public sealed partial class PrintedTests
{
    [Theory]
    [InlineData("le mardi ; temps partiel : 26 h !", "le mardi_; temps partiel_: 26 h_!")]
    [InlineData("« pair » ?", "«_pair_»_?")]
    [InlineData("un ?!", "un_?!")]
    [InlineData(" : ; «  »", "_:_; «__»")]
    [InlineData("14:30, a;b, pourquoi?", "14:30, a;b, pourquoi?")]
    [InlineData("", "")]
    public void No_line_begins_with_a_sign_that_belongs_to_the_one_before(string text, string expected) =>
        Assert.Equal(expected.Replace('_', '\u00a0'), FrenchSpaces.Of(text));

    [Fact]
    public void Nothing_but_spaces_changes_and_twice_is_once()
    {
        var chance = Seeds.Of(5);
        for (var i = 0; i < 2_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, chance.Next(20)).Select(_ => chance.Pick("a é  \n;:!?«»\u00a0".ToCharArray())));
            var printed = FrenchSpaces.Of(text);
            Assert.Equal(text.Replace('\u00a0', ' '), printed.Replace('\u00a0', ' '));
            Assert.Equal(printed, FrenchSpaces.Of(printed));
            Assert.DoesNotMatch(Loose(), printed);
        }
    }

    [Fact]
    public void Every_source_of_the_demonstration_is_shown_by_its_name()
    {
        Assert.All(DemonstrationOffers.All, posting =>
        {
            var printed = PrintedPosting.Of(posting);
            Assert.DoesNotContain(".txt", printed.Source);
            Assert.DoesNotContain(".txt", OfferDescription.Html(posting));
            Assert.DoesNotMatch(Loose(), OfferDescription.Html(posting));
        });
        Assert.All(Federation.Domain.Jobs.Gate.GateRules.All, rule => Assert.DoesNotContain(".txt", GateWords.Source(rule)));
        Assert.Equal("Rapport d’une autre structure, page 3", DocumentNames.Of("Rapport d’une autre structure, page 3"));
    }

    [Fact]
    public void No_example_says_the_length_of_its_contract_twice() =>
        Assert.All(DemonstrationOffers.All.Where(posting => posting.Contract.Months is not null), posting => Assert.Single(Months().Matches(OfferLines.Contract(posting)), match => match.Value.StartsWith($"{posting.Contract.Months} ", StringComparison.Ordinal)));

    [GeneratedRegex(" [;:!?»]|« ")]
    private static partial Regex Loose();

    [GeneratedRegex(@"\d+ mois")]
    private static partial Regex Months();
}
