namespace Federation.GraphQL.Tests.Validation;

public sealed class MergeRulesTests
{
    [Fact]
    public void The_same_field_may_stand_several_times() => Verdicts.Accepts(
        "{ version version animals(first: 1) { id } animals(first: 1) { name } ...F } fragment F on Query { animals(first: 1) { id keeper { id } } }",
        "query($w: Where) { animals(where: $w, first: 2) { id } animals(first: 2, where: $w) { id } }",
        "{ count(i: [], j: { x: 1, y: 2 }) count(i: [], j: { y: 2, x: 1 }) }");

    [Fact]
    public void Two_fields_of_one_response_name_conflict() => Verdicts.Refuses(
        "{ a: version a: count(i: []) }", "1:3 1:14 Fields \"a\" conflict because \"version\" and \"count\" are different fields.");

    [Fact]
    public void Two_calls_of_one_field_conflict_when_their_arguments_differ()
    {
        Verdicts.Refuses("{ animals(first: 1) { id } animals { id } }", "1:3 1:28 Fields \"animals\" conflict because they have differing arguments.");
        Verdicts.Refuses("{ count(i: [1, 2]) count(i: [2, 1]) }", "1:3 1:20 Fields \"count\" conflict because they have differing arguments.");
        Verdicts.Refuses("{ count(i: [], j: { x: 1, y: 2 }) count(i: [], j: { y: 1, x: 2 }) }", "1:3 1:35 Fields \"count\" conflict");
    }

    [Fact]
    public void Fields_of_object_types_that_exclude_each_other_need_only_the_same_shape()
    {
        Verdicts.Accepts("{ animal { ... on Lion { x: mane } ... on Seal { x: dive(meters: 1) } } }");
        Verdicts.Accepts("{ animal { ... on Lion { x: friends { id } } ... on Seal { x: friends(first: 2) { name } } } }");
        Verdicts.Refuses("{ animal { ... on Lion { age } ... on Seal { age } } }", "1:26 1:46 Fields \"age\" conflict because they return conflicting types \"Int\" and \"String\".");
        Verdicts.Refuses("{ animal { ... on Lion { label } ... on Seal { label } } }", "1:26 1:48 Fields \"label\" conflict because they return conflicting types \"String\" and \"String!\".");
        Verdicts.Refuses("{ animal { x: name ... on Seal { x: dive(meters: 1) } } }", "1:12 1:34 Fields \"x\" conflict because \"name\" and \"dive\" are different fields.");
    }

    [Fact]
    public void A_conflict_deep_inside_names_the_whole_way() => Verdicts.Refuses(
        "{ lion { x: keeper { y: boss { z: id } } } lion { x: keeper { ...F } } } fragment F on Person { y: boss { z: name } }",
        "1:3 1:10 1:22 1:32 1:44 1:51 1:97 1:107 Fields \"lion\" conflict because subfields \"x\" conflict because subfields \"y\" conflict because subfields \"z\" conflict because \"id\" and \"name\" are different fields.");

    [Fact]
    public void Conflicts_between_fragments_are_found()
    {
        Verdicts.Accepts("{ lion { ...F ...G } } fragment F on Lion { x: id } fragment G on Lion { x: id }");
        Verdicts.Refuses("{ lion { ...F ...G } } fragment F on Lion { x: id } fragment G on Lion { x: name }", "1:45 1:74 Fields \"x\" conflict");
    }

    /// <summary>Merging is checked once per merged set: written out, the response would have 2³⁰ fields.</summary>
    [Fact]
    public void Fragments_that_double_thirty_times_are_validated_at_once()
    {
        var fragments = string.Concat(Enumerable.Range(0, 30).Select(i => $"fragment F{i} on Person {{ boss {{ ...F{i + 1} }} x: boss {{ ...F{i + 1} }} }} "));
        Assert.Empty(Verdicts.Of($"{{ person(named: \"\") {{ ...F0 }} }} {fragments} fragment F30 on Person {{ id }}"));
    }

    [Fact]
    public void A_thousand_twins_cost_a_thousand_comparisons() => Verdicts.Accepts(
        $"{{ {string.Concat(Enumerable.Repeat("lion { prey { id } } ", 1_000))} }}");

    [Fact]
    public void A_document_that_is_merely_long_is_not_taken_for_an_intricate_one() => Verdicts.Accepts(
        $"{{ {string.Concat(Enumerable.Range(0, 20_000).Select(i => $"a{i}: version "))} }}");

    [Fact]
    public void A_document_whose_conflicts_are_too_many_to_compare_is_refused_for_that()
    {
        var errors = Verdicts.Of($"{{ {string.Concat(Enumerable.Range(0, 1_000).Select(i => $"x: animals(first: {i}) {{ id }} "))} }}");
        Assert.Contains(errors, error => error.Message.StartsWith("Too many validation errors", StringComparison.Ordinal));

        var quiet = Verdicts.Of($"{{ {string.Concat(Enumerable.Repeat("lion { prey { ...F } } ", 800))} x: version x: count(i: []) }} fragment F on Lion {{ id name prey {{ id }} }}");
        Assert.Equal("limit-exceeded", quiet[^1].Code);
    }
}
