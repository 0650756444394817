using System.Text;

namespace Federation.GraphQL.Tests.Fuzz;

/// <summary>Documents made to cost the server far more than the sender: refused before anything is executed, each in less than 5 ms.</summary>
[Collection(Alone.Name)]
public sealed class BombTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(5);

    private static readonly (string Name, string Text)[] Bombs =
    [
        ("ten thousand levels", $"{{ lion {Repeat("{ prey ", 10_000)}"),
        ("as many levels as a document may nest", $"{{ lion {Repeat("{ prey ", 190)} {{ id }} {Repeat("}", 190)} }}"),
        ("ten thousand levels of values", $"{{ count(i: {Repeat("[", 10_000)}"),
        ("ten thousand levels of types", $"query($a: {Repeat("[", 10_000)}"),
        ("ten thousand aliases", $"{{ {Repeat(i => $"a{i}: version ", 10_000)} }}"),
        ("as many aliases as a document may have tokens", $"{{ {Repeat(i => $"a{i}: version ", 660)} }}"),
        ("aliases in fragments that double", $"{{ lion {{ ...F0 }} }} {Repeat(i => $"fragment F{i} on Lion {{ ...F{i + 1} ... {{ ...F{i + 1} }} }} ", 90)} fragment F90 on Lion {{ a: id }}"),
        ("a fragment in itself", "{ lion { ...F } } fragment F on Lion { prey { ...F ...F } ...F }"),
        ("a ring of fragments", $"{{ lion {{ ...F0 }} }} {Repeat(i => $"fragment F{i} on Lion {{ id ...F{(i + 1) % 200} }} ", 200)}"),
        ("every fragment in every fragment", $"{{ lion {{ ...F0 }} }} {Repeat(i => $"fragment F{i} on Lion {{ {Repeat(j => $"...F{j} ", 27)} }} ", 27)}"),
        ("fragments that double", $"{{ lion {{ ...F0 }} }} {Repeat(i => $"fragment F{i} on Lion {{ prey {{ ...F{i + 1} }} x: prey {{ ...F{i + 1} }} }} ", 75)} fragment F75 on Lion {{ id }}"),
        ("a chain of fragments", $"{{ lion {{ ...F0 }} }} {Repeat(i => $"fragment F{i} on Lion {{ ...F{i + 1} }} ", 240)} fragment F240 on Lion {{ id prey {{ nothing }} }}"),
        ("ten thousand variables", $"query({Repeat(i => $"$v{i}: Int ", 10_000)}) {{ version }}"),
        ("as many variables as a document may have tokens", $"query({Repeat(i => $"$v{i}: Int ", 480)}) {{ version }}"),
        ("variables of one name", $"query({Repeat(_ => "$v: Int ", 480)}) {{ version }}"),
        ("a list of ten thousand values", $"{{ count(i: [{Repeat("1 ", 10_000)}]) }}"),
        ("an object of a thousand fields", $"{{ count(i: [] j: {{ {Repeat(i => $"x{i}: 1 ", 650)} }}) }}"),
        ("a thousand directives", $"{{ version {Repeat("@many ", 980)} }}"),
        ("one field hundreds of times, in conflict", $"{{ {Repeat(i => $"a: count(i: {i}) ", 240)} }}"),
        ("one field hundreds of times, in conflict deep inside", $"{{ {Repeat(i => $"lion {{ prey {{ a: {(i % 2 == 0 ? "id" : "name")} }} }} ", 195)} }}"),
        ("fragments in conflict with each other", $"{{ {Repeat(i => $"...F{i} ", 110)} }} {Repeat(i => $"fragment F{i} on Query {{ a: count(i: {i}) }} ", 110)}"),
        ("hundreds of twins and one conflict", $"{{ {Repeat(_ => "lion { prey { id } } ", 240)} x: version x: home {{ __typename }} }}"),
        ("selections in conflict on every level", $"{{ {Repeat(_ => $"lion {{ prey {{ prey {{ prey {{ prey {{ prey {{ prey {{ id x: id }} prey {{ x: name }} }} }} }} }} }} }} ", 50)} }}"),
        ("introspection of introspection", $"{{ __schema {{ types {{ {Repeat("fields { type { ", 60)} name {Repeat("} } ", 60)} }} }} }}"),
        ("lists of lists of animals", $"{{ animals(first: 100) {{ {Repeat("friends(first: 100) { ", 8)} id {Repeat("} ", 8)} }} }}"),
        ("a thousand unknown fields with long names", $"{{ {Repeat(i => $"{new string('x', 28)}{i} ", 900)} }}"),
        ("a thousand operations", $"{Repeat(i => $"query Q{i} {{ version }} ", 390)} {{ version }}"),
        ("operations that share fragments", $"{Repeat(i => $"query Q{i}($v: Int) {{ ...F0 }} ", 90)} {Repeat(i => $"fragment F{i} on Query {{ animals(first: $w) {{ id }} ...F{i + 1} }} ", 50)}"),
    ];

    public static TheoryData<string> Names { get; } = [.. Bombs.Select(bomb => bomb.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_bomb_is_refused_before_it_is_executed(string name)
    {
        var text = Encoding.UTF8.GetBytes(Bombs.Single(bomb => bomb.Name == name).Text);
        Assert.NotEqual(Verdict.Accepted, Pipeline.Judge(text, Pipeline.Options.Tokens));

        Pipeline.JudgeWhole(text, int.MaxValue);
        Assert.InRange(await OwnThread.Run(() => Median(text)), TimeSpan.Zero, Longest);
    }

    /// <summary>The best of three medians: another process can take the processor for a while, not every time.</summary>
    private static TimeSpan Median(byte[] text)
    {
        for (var i = 0; i < 20; i++)
        {
            Pipeline.Judge(text, Pipeline.Options.Tokens);
        }

        return Enumerable.Range(0, 3).Min(_ => Enumerable.Range(0, 7).Select(_ => Pipeline.Time(() => Pipeline.Judge(text, Pipeline.Options.Tokens))).Order().ElementAt(3));
    }

    private static string Repeat(string text, int times) => Repeat(_ => text, times);

    private static string Repeat(Func<int, string> text, int times) => string.Concat(Enumerable.Range(0, times).Select(text));
}
