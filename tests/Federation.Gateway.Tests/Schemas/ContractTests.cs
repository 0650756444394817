using System.Reflection;
using System.Text.Json.Serialization;
using Federation.Domain.Grains;
using Federation.Gateway.GraphQL.Feeds;
using Federation.Gateway.GraphQL.Ids;
using Federation.Gateway.GraphQL.Schemas;
using Federation.Gateway.Problems;
using Federation.Gateway.Tests.Asking;
using Federation.GraphQL.Execution;
using Federation.GraphQL.Language;
using Federation.GraphQL.Limits;
using Federation.GraphQL.Types;

namespace Federation.Gateway.Tests.Schemas;

/// <summary>The file is the contract: the code binds exactly it, and what it says is said in the one spelling.</summary>
public sealed class ContractTests
{
    private static readonly string File = System.IO.File.ReadAllText(Path.Combine(Sources.Root, "schemas", "graphql", "federation.graphql"));

    /// <summary>Alerts are entries of the feed here; the schema has no type of theirs whose fields would need these codes.</summary>
    private const string EntriesAlone = "Federation.Domain.Alerts";

    /// <summary>Codes that are the domain's own affair: who calls, what a grain is, what kind of no a refusal is.</summary>
    private static readonly string[] Inner = ["Role", "GrainKind", "RefusalKind"];

    [Fact]
    public void The_code_binds_every_field_of_the_file_and_the_file_has_every_field_of_the_code()
    {
        // The binding throws with every fault; without any, file and code are one.
        var engine = new GraphQLEngine(SchemaBuilder.Build(File), FederationSchema.Bind(), new EngineOptions());
        Assert.Equal("Query", engine.Schema.Query.Name);
        Assert.Equal(File, FederationSchema.Sdl());
    }

    [Fact]
    public void The_file_is_written_as_the_printer_would_write_it() =>
        Assert.Equal(File.TrimEnd(), Printer.Print(Parser.Parse(Source.Of(File), ParserLimits.Trusted)).TrimEnd());

    [Fact]
    public void Every_code_of_the_domain_has_its_word_in_the_schema_and_every_word_its_code()
    {
        var bound = typeof(Entry).Assembly.GetTypes()
            .Where(type => type.IsEnum && type.IsPublic && type.Namespace != EntriesAlone && type.GetCustomAttribute<JsonConverterAttribute>() is not null && !Inner.Contains(type.Name)).ToList();
        Assert.True(bound.Count >= 35, $"{bound.Count} lists of codes were found");
        var enums = Contract.Schema.InOrder.OfType<EnumType>().ToList();
        foreach (var type in bound)
        {
            var codes = Enum.GetNames(type).Select(name => Screaming.Of(System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(name))).Order(StringComparer.Ordinal).ToList();
            Assert.True(enums.Any(words => words.Values.Select(value => value.Name).Order(StringComparer.Ordinal).SequenceEqual(codes)), $"{type.Name} has no enum with all its codes and no other");
        }
    }

    [Fact]
    public void Every_fact_of_the_feeds_has_its_kind()
    {
        Assert.Equal(DomainJson.Facts.Names.Order(StringComparer.Ordinal), Enum.GetValues<FeedKind>().Select(FeedKinds.NameOf).Order(StringComparer.Ordinal));
        Assert.Equal(DomainJson.Facts.Names.Select(Screaming.Of).Order(StringComparer.Ordinal), Words("FeedKind"));
    }

    [Fact]
    public void Every_code_of_a_refusal_is_listed_where_clients_read_of_it()
    {
        var description = Contract.Schema.Types["UserError"] is InterfaceType error ? error.ByName["code"].Description! : "";
        Assert.All(RefusalProblems.Codes, code => Assert.Contains($"`{code}`", description, StringComparison.Ordinal));
    }

    [Fact]
    public void Everything_is_described()
    {
        foreach (var type in Contract.Schema.InOrder.Where(type => type is not ScalarType { BuiltIn: true } && !type.Name.StartsWith("__", StringComparison.Ordinal)))
        {
            Assert.False(string.IsNullOrWhiteSpace(type.Description), type.Name);
            foreach (var field in (type as FieldsType)?.Fields ?? [])
            {
                Assert.False(string.IsNullOrWhiteSpace(field.Description), $"{type}.{field.Name}");
                Assert.All(field.Arguments, argument => Assert.False(string.IsNullOrWhiteSpace(argument.Description), $"{type}.{field.Name}({argument.Name})"));
            }

            Assert.All((type as InputObjectType)?.Fields ?? [], field => Assert.False(string.IsNullOrWhiteSpace(field.Description), $"{type}.{field.Name}"));
            Assert.All((type as EnumType)?.Values ?? [], value => Assert.False(string.IsNullOrWhiteSpace(value.Description), $"{type}.{value.Name}"));
        }
    }

    [Fact]
    public void Every_list_is_bounded_and_every_mutation_carries_a_key()
    {
        Assert.Empty(CostRules.Faults(Contract.Schema));
        foreach (var mutation in Contract.Schema.Mutation!.Fields)
        {
            var input = Assert.IsType<InputObjectType>(mutation.Argument("input")?.Type.Named);
            Assert.Equal("ID!", input.ByName["idempotencyKey"].Type.ToString());
            Assert.Equal("[UserError!]!", Assert.IsType<ObjectType>(mutation.Type.Named).ByName["errors"].Type.ToString());
        }
    }

    private static IEnumerable<string> Words(string type) => ((EnumType)Contract.Schema.Types[type]).Values.Select(value => value.Name).Order(StringComparer.Ordinal);
}
