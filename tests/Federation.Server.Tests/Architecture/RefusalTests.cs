using System.Reflection;
using System.Text.RegularExpressions;
using Federation.Domain.Grains;
using Federation.Gateway.Problems;

namespace Federation.Server.Tests.Architecture;

public sealed partial class RefusalTests
{
    [Fact]
    public void Every_refusal_of_the_sources_has_its_sentence()
    {
        var codes = Repository.Files("src", "*.cs", "*.cshtml").SelectMany(file => Written().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            .Concat(typeof(Refusal).GetProperties(BindingFlags.Static | BindingFlags.Public).Select(property => property.GetValue(null)).OfType<Refusal>().Select(refusal => refusal.Code))
            .Append(Refusal.InvalidField("x").Code).Append(Refusal.NoSuchTransition("x").Code)
            .ToHashSet(StringComparer.Ordinal);
        Assert.True(codes.Count > 12, $"only {codes.Count} codes were found");
        Assert.Empty(codes.Except(RefusalProblems.Codes));
    }

    /// <summary>A sentence for people: what happened, and in one sentence more what to do; no code, no machinery.</summary>
    [Fact]
    public void Every_sentence_is_one_for_people()
    {
        foreach (var code in RefusalProblems.Codes)
        {
            var sentence = RefusalProblems.Sentence(new Refusal(code, RefusalKind.Invalid));
            Assert.EndsWith(".", sentence, StringComparison.Ordinal);
            Assert.DoesNotContain(code, sentence, StringComparison.Ordinal);
            Assert.DoesNotMatch("[A-Za-z]+Exception|SQL|null|grain|'", sentence);
        }
    }

    [Fact]
    public void Every_kind_of_refusal_has_its_status() =>
        Assert.Equal(
            [422, 403, 404, 409, 410, 429, 503],
            Enum.GetValues<RefusalKind>().Select(kind => RefusalProblems.Status(new Refusal("x", kind))));

    [GeneratedRegex("new Refusal\\(\\s*\"([^\"]+)\"")]
    private static partial Regex Written();
}
