using Federation.Domain.Grains;
using Federation.Gateway.Problems;
using Federation.Gateway.Words;

namespace Federation.Server.Tests.Architecture;

/// <summary>Each kind of grain is named by its own words, and what is said of it agrees with them; a new kind fails here until it has some.</summary>
public sealed class NounTests
{
    private static readonly string[] Codes = ["unknown-grain", "already-exists", "too-contended", "no-such-transition", "forgotten", "text-replaced"];

    public static TheoryData<GrainKind> Kinds => [.. Enum.GetValues<GrainKind>()];

    [Theory, MemberData(nameof(Kinds))]
    public void Every_kind_is_named_by_its_own_words(GrainKind kind)
    {
        var noun = Nouns.Of(kind);
        Assert.All(Enum.GetValues<GrainKind>().Where(other => other != kind), other => Assert.NotEqual(noun.This, Nouns.Of(other).This));
        Assert.All(Codes, code =>
        {
            var sentence = RefusalProblems.Sentence(new Refusal(code, RefusalKind.Conflict) { Of = kind });
            Assert.Contains(code == "too-contended" ? noun.Same : noun.Inside[3..], sentence, StringComparison.Ordinal);
            Assert.True(kind == GrainKind.Referral || !sentence.Contains("demande", StringComparison.Ordinal), sentence);
        });
    }

    /// <summary>The determiner, the pronoun and the participle say one gender.</summary>
    [Theory, MemberData(nameof(Kinds))]
    public void What_is_said_of_a_kind_agrees_with_its_word(GrainKind kind)
    {
        var noun = Nouns.Of(kind);
        var (determiner, word) = (noun.This.Split(' ')[0], noun.This[(noun.This.IndexOf(' ') + 1)..]);
        var vowel = "aeiouéhy".Contains(word[0]);
        Assert.Equal(noun.IsFeminine ? "Cette" : vowel ? "Cet" : "Ce", determiner);
        Assert.Equal($"{(noun.IsFeminine ? "la" : "le")} même {word}", noun.Same);
        Assert.Equal(noun.IsFeminine, Says("already-exists").Contains("enregistrée.", StringComparison.Ordinal));
        Assert.Equal(noun.IsFeminine, Says("forgotten").Contains("terminée ", StringComparison.Ordinal));
        Assert.Contains(noun.IsFeminine ? "où elle en est" : "où il en est", Says("no-such-transition"), StringComparison.Ordinal);

        string Says(string code) => RefusalProblems.Sentence(new Refusal(code, RefusalKind.Conflict) { Of = kind });
    }

    [Fact]
    public void What_is_of_no_kind_is_no_request() =>
        Assert.All(Codes, code => Assert.DoesNotContain("demande", RefusalProblems.Sentence(new Refusal(code, RefusalKind.Conflict)), StringComparison.Ordinal));
}
