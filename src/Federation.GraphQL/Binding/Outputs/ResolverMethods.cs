using System.Reflection;
using Federation.GraphQL.Binding.Start;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Binding.Outputs;

/// <summary>The methods of the resolver classes, by type and field.</summary>
internal sealed class ResolverMethods
{
    private readonly Dictionary<(string Type, string Field), MethodInfo> _methods = [];
    private readonly Schema _schema;

    public ResolverMethods(Schema schema, IEnumerable<Type> classes, FaultList faults)
    {
        _schema = schema;
        foreach (var each in classes)
        {
            if (each.GetCustomAttribute<ResolvesAttribute>() is not { } resolves)
            {
                faults.Add(Generic.NameOf(each), "it does not say what it resolves");
            }
            else if (schema.Types.GetValueOrDefault(resolves.Type) is not ObjectType type)
            {
                faults.Add(resolves.Type, $"{Generic.NameOf(each)} resolves it and the schema has no object type of this name");
            }
            else
            {
                Add(type, each, faults);
            }
        }
    }

    public MethodInfo? Find(ObjectType type, string field) => _methods.GetValueOrDefault((type.Name, field));

    public bool IsRoot(ObjectType type) => type == _schema.Query || type == _schema.Mutation || type == _schema.Subscription;

    private void Add(ObjectType type, Type resolvers, FaultList faults)
    {
        foreach (var method in resolvers.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Where(method => !method.IsSpecialName))
        {
            var field = Generic.Camel(method.Name);
            var where = $"{type}.{field}";
            if (_schema.FieldOf(type, field) is null)
            {
                faults.Add(where, $"{Generic.NameOf(resolvers)}.{method.Name} resolves it and the type has no such field");
            }
            else if (!_methods.TryAdd((type.Name, field), method))
            {
                faults.Add(where, "resolved by two methods");
            }
        }
    }
}
