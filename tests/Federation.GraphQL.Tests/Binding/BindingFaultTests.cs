using Federation.GraphQL.Binding;
using Federation.GraphQL.Execution;
using Federation.GraphQL.Tests.Execution;

namespace Federation.GraphQL.Tests.Binding;

/// <summary>What does not meet stops the start, with its name.</summary>
public sealed class BindingFaultTests
{
    private const string Public = "@access(to: \"public\")";

    [Fact]
    public void A_field_without_resolver_or_property() => Faults(
        "type Query @access(to: \"public\") { a: A, gone: Int } type A @access(to: \"public\") { name: String, gone: Int }",
        new Bindings().Object<Named>("A").Resolvers(typeof(AQuery)),
        "Query.gone: no resolver answers it",
        "A.gone: no resolver answers it and Named has no property for it");

    [Fact]
    public void Arguments_and_parameters_that_do_not_meet() => Faults(
        $"type Query {Public} {{ find(id: ID, at: Int, name: String!): Int }} type Named {Public} {{ name(long: Boolean): String }}",
        new Bindings().Resolvers(typeof(Finding)).Object<Named>("Named"),
        "Query.find: the field has no argument for the parameter key",
        "Query.find: Find has no parameter for the argument id",
        "Query.find(at): Int may be null and Int32 may not",
        "Query.find(name): String cannot be read as Guid",
        "Named.name: a property answers it and cannot take its arguments");

    [Fact]
    public void Classes_that_are_not_of_the_type() => Faults(
        $"type Query {Public} {{ a: Int, b: String, c: [Int], d: Int!, e: Named, f: Boolean, g: Colour, h: Day }} type Named {Public} {{ name: String }} enum Colour {{ RED }} scalar Day",
        new Bindings().Object<Named>("Named").Resolvers(typeof(Wrong)),
        "Query.a: String cannot be written as Int",
        "Query.b: Int32 cannot be written as String",
        "Query.c: Int32 is not a list",
        "Query.d: Int32? may be null and Int! never is",
        "Query.e: String is not Named, the class of Named",
        "Query.f: F returns nothing",
        "Query.g: Hue is not bound to Colour",
        "Query.h: DateOnly cannot be written as Day");

    [Fact]
    public void Enum_values_without_their_other_both_ways() => Faults(
        $"type Query {Public} {{ g: Colour }} enum Colour {{ RED BLUE }}",
        new Bindings().Enum<Hue>("Colour", hue => hue.ToString().ToUpperInvariant()).Resolvers(typeof(Hues)),
        "Colour: Hue.Green is named GREEN, which the schema does not have",
        "Colour.BLUE: 0 values of Hue have this name");

    [Fact]
    public void Input_records_that_do_not_meet() => Faults(
        $"type Query {Public} {{ find(by: By!): Int }} input By {{ name: String, size: Int!, more: [Int!] }}",
        new Bindings().Input<By>("By").Resolvers(typeof(Inputs)),
        "By.more: By has no parameter for it",
        "By.name: String may be null and String may not",
        "By.colour: By has a parameter of this name and the input object no field");

    [Fact]
    public void Members_of_an_abstract_type_without_a_class_or_with_the_same() => Faults(
        $"type Query {Public} {{ any: Any }} union Any = A | B | C type A {Public} {{ name: String }} type B {Public} {{ name: String }} type C {Public} {{ name: String }}",
        new Bindings().Object<Named>("A").Object<Named>("B").Resolvers(typeof(AnyQuery)),
        "Any: its members A and B have the same class",
        "Any: its member C has no class",
        "C: no class is bound to it");

    [Fact]
    public void Resolvers_of_what_the_schema_does_not_have() => Faults(
        $"type Query {Public} {{ a: Int }}",
        new Bindings().Resolvers(typeof(Extra)).Resolvers(typeof(Stranger)).Resolvers(typeof(Unsaid)).Object<Named>("Nobody").Enum<Hue>("Query", hue => "x").Input<By>("By"),
        "Query.b: Extra.B resolves it and the type has no such field",
        "Stranger: Stranger resolves it and the schema has no object type of this name",
        "Unsaid: it does not say what it resolves",
        "Nobody: the schema has no object type of this name",
        "Query: the schema has no enum of this name",
        "By: the schema has no input object of this name");

    [Fact]
    public void Subscriptions_that_do_not_stream_and_streams_elsewhere() => Faults(
        $"type Query {Public} {{ a: Int }} type Subscription {Public} {{ a: Int }}",
        new Bindings().Resolvers(typeof(Streams)).Resolvers(typeof(Still)),
        "Query.a: A cannot return an IAsyncEnumerable",
        "Subscription.a: A must return an IAsyncEnumerable");

    [Fact]
    public void A_field_without_a_policy() => Faults(
        "type Query { a: Int @access(to: \"public\"), b: Int } interface I { b: Int } type T implements I @access(to: \"public\") { b: Int }",
        new Bindings().Resolvers(typeof(AAndB)).Object<AAndBObject>("T"),
        "Query.b: no policy says who may read it");

    [Fact]
    public void Interfaces_that_do_not_agree_on_a_policy() => Faults(
        """
        type Query @access(to: "public") { a: Int }
        interface I @access(to: "staff") { b: Int } interface J { b: Int @access(to: "owner") }
        type T implements I & J { b: Int } type U implements I { b: Int }
        """,
        new Bindings().Resolvers(typeof(Streamless)).Object<AAndBObject>("T").Object<Named>("U"),
        "T.b: its interfaces do not agree on who may read it",
        "U.b: no resolver answers it and Named has no property for it");

    [Fact]
    public void What_is_bound_twice() => Faults(
        $"type Query {Public} {{ a: Int, t: T }} type T {Public} {{ b: Int }}",
        new Bindings().Resolvers(typeof(Streamless)).Resolvers(typeof(Twice)).Object<AAndBObject>("T").Object<AAndBObject>("T"),
        "T: bound twice",
        "Query.a: resolved by two methods");

    [Fact]
    public void A_default_that_its_class_does_not_read() => Faults(
        $"type Query {Public} {{ find(at: Day = \"noon\"): Int }} scalar Day",
        new Bindings().Scalar<DateOnly>("Day", day => day.ToString(), DateOnly.TryParse).Resolvers(typeof(AtDay)),
        "Query.find(at): its default cannot be used");

    private static void Faults(string sdl, Bindings bindings, params string[] expected)
    {
        var exception = Assert.Throws<BindingException>(() => Asking.Engine(sdl, bindings));
        foreach (var each in expected)
        {
            Assert.Contains(exception.Faults, fault => fault.StartsWith(each, StringComparison.Ordinal));
        }

        Assert.True(expected.Length == exception.Faults.Count, exception.Message);
    }

    public sealed record Named(string? Name);

    public sealed record AAndBObject(int? A, int? B);

    public enum Hue
    {
        Red,
        Green,
    }

    public sealed record By(string Name, int Size, Hue Colour);

    [Resolves("Query")]
    public static class AQuery
    {
        public static Named? A() => null;
    }

    [Resolves("Query")]
    public static class Finding
    {
        public static int? Find(string? key, int at, Guid name) => null;
    }

    [Resolves("Query")]
    public static class Wrong
    {
        public static string? A() => null;

        public static int B() => 1;

        public static int C() => 1;

        public static int? D() => 1;

        public static string E() => "";

        public static void F()
        {
        }

        public static Hue G() => Hue.Red;

        public static DateOnly H() => default;
    }

    [Resolves("Query")]
    public static class Hues
    {
        public static Hue? G() => null;
    }

    [Resolves("Query")]
    public static class Inputs
    {
        public static int? Find(By by) => by.Size;
    }

    [Resolves("Query")]
    public static class AnyQuery
    {
        public static object? Any() => null;
    }

    [Resolves("Query")]
    public static class Extra
    {
        public static int? A() => 1;

        public static int? B() => 1;
    }

    [Resolves("Stranger")]
    public static class Stranger;

    public static class Unsaid;

    [Resolves("Query")]
    public static class Streams
    {
        public static IAsyncEnumerable<int> A() => AsyncEnumerable.Empty<int>();
    }

    [Resolves("Subscription")]
    public static class Still
    {
        public static int? A() => 1;
    }

    [Resolves("Query")]
    public static class AAndB
    {
        public static int? A() => 1;

        public static int? B() => 1;
    }

    [Resolves("Query")]
    public static class Streamless
    {
        public static int? A() => 1;
    }

    [Resolves("Query")]
    public static class Twice
    {
        public static int? A() => 1;

        public static AAndBObject? T() => null;
    }

    [Resolves("Query")]
    public static class AtDay
    {
        public static int? Find(DateOnly? at) => at?.Day;
    }
}
