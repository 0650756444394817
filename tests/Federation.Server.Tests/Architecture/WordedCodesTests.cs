using System.Reflection;
using Federation.Domain.Jobs.Gate;
using Federation.Gateway.Words;
using Federation.Web.Words;

namespace Federation.Server.Tests.Architecture;

/// <summary>No code reaches a page without its French words.</summary>
public sealed class WordedCodesTests
{
    public static TheoryData<Type> Tables => [typeof(Labels), typeof(OfferLabels), typeof(AlertWords), typeof(DirectWords)];

    [Theory]
    [MemberData(nameof(Tables))]
    public void Every_code_has_a_word_of_its_own(Type table)
    {
        var methods = table.GetMethods(BindingFlags.Public | BindingFlags.Static).Where(method => method.GetParameters() is [{ ParameterType.IsEnum: true }]).ToList();
        Assert.NotEmpty(methods);
        foreach (var method in methods)
        {
            var words = Enum.GetValues(method.GetParameters()[0].ParameterType).Cast<object>().Select(code => (string)method.Invoke(null, [code])!).ToList();
            Assert.All(words, word => Assert.False(string.IsNullOrWhiteSpace(word)));
            Assert.All(words, word => Assert.DoesNotContain('\'', word));
        }
    }

    [Fact]
    public void Every_point_of_the_gate_says_why_and_how_to_mend()
    {
        foreach (var rule in GateRules.All)
        {
            var words = GateWords.Of(rule.Point);
            Assert.All([words.Why, words.Mend], sentence => Assert.Matches("^[A-ZÀÉÊÎÔ«].*[.?]$", sentence));
            Assert.All([words.Title, words.Why, words.Mend, GateWords.Source(rule)], sentence => Assert.DoesNotContain('\'', sentence));
        }
    }
}
