namespace Federation.GraphQL.Tests.Validation;

public sealed class ValidatorTests
{
    [Fact]
    public void A_document_that_uses_everything_rightly_is_accepted() => Verdicts.Accepts(
        """
        query Q($a: Int!, $w: Wish) @onQuery {
          animals(first: $a) { id ...F ... on Lion { mane } }
          animal(wish: $w) { id }
        }
        fragment F on Animal { keeper { name } friends { id keeper { id } } }
        """);

    [Fact]
    public void Faults_are_all_found_at_once_each_at_its_place() => Verdicts.Refuses(
        "{ seal { nme } a: version a: count(i: []) }",
        "1:10 Cannot query field \"nme\" on type \"Seal\".",
        "1:16 1:27 Fields \"a\" conflict because \"version\" and \"count\" are different fields.");
}
