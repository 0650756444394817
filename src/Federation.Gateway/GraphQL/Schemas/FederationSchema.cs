using System.Reflection;
using Federation.GraphQL.Binding;
using Federation.GraphQL.Types;

namespace Federation.Gateway.GraphQL.Schemas;

/// <summary>The contract, <c>schemas/graphql/federation.graphql</c>, with the code behind it.</summary>
public static class FederationSchema
{
    private const string Resource = "graphql/federation.graphql";

    /// <summary>The file, as it was when the program was built.</summary>
    public static string Sdl()
    {
        using var stream = typeof(FederationSchema).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    public static Schema Build() => SchemaBuilder.Build(Sdl());

    /// <summary>Every class of this assembly that says which type it resolves: a new one cannot be forgotten here.</summary>
    public static Bindings Bind()
    {
        var bindings = new Bindings();
        foreach (var resolvers in typeof(FederationSchema).Assembly.GetTypes().Where(type => type.GetCustomAttribute<ResolvesAttribute>() is not null).OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            bindings.Resolvers(resolvers);
        }

        return bindings.Scalars().Enums().Objects().Inputs();
    }
}
