using System.Collections.Frozen;
using Federation.GraphQL.Execution.Fields;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Binding.Start;

/// <summary>Which classes stand for which types.</summary>
internal sealed class BindingTables
{
    private readonly Dictionary<NamedType, AbstractBinding> _abstracts = [];
    private readonly Dictionary<(string, Type), EnumBinding> _enums;
    private readonly Dictionary<(string, Type), ScalarBinding> _scalars;
    private readonly Dictionary<(string, Type), Type> _inputs;
    private readonly Schema _schema;

    public BindingTables(Schema schema, Bindings bindings, FaultList faults)
    {
        _schema = schema;
        _enums = Table(bindings.Enums, binding => (binding.Type, binding.Class), faults);
        _scalars = Table(bindings.Scalars, binding => (binding.Type, binding.Class), faults);
        _inputs = Table(bindings.Inputs, binding => binding, faults).ToDictionary(pair => pair.Key, pair => pair.Value.Class);
        Scalars = bindings.Scalars.GroupBy(scalar => scalar.Type).ToFrozenDictionary(
            group => group.Key,
            group => (Predicate<string>)(text => group.Any(scalar => scalar.IsOne(text))));

        var classes = Table(bindings.Objects, binding => binding.Type, faults);
        var objects = schema.InOrder.OfType<ObjectType>().Select((type, index) => new ObjectBinding(type, index, classes.GetValueOrDefault(type.Name).Class));
        Objects = objects.ToFrozenDictionary(binding => (NamedType)binding.Type);
        Check<EnumType>(bindings.Enums.Select(binding => binding.Type), "enum", faults);
        Check<ScalarType>(bindings.Scalars.Select(binding => binding.Type), "scalar", faults);
        Check<InputObjectType>(bindings.Inputs.Select(binding => binding.Type), "input object", faults);
        Check<ObjectType>(bindings.Objects.Select(binding => binding.Type), "object type", faults);
        foreach (var binding in bindings.Enums)
        {
            faults.AddRange(schema.Types.GetValueOrDefault(binding.Type) is EnumType type ? binding.Faults(type) : []);
        }
    }

    public FrozenDictionary<NamedType, ObjectBinding> Objects { get; }

    public FrozenDictionary<string, Predicate<string>> Scalars { get; }

    public ObjectBinding Object(ObjectType type) => Objects[type];

    public EnumBinding? Enum(EnumType type, Type source) => _enums.GetValueOrDefault((type.Name, source));

    public ScalarBinding? Scalar(ScalarType type, Type source) => _scalars.GetValueOrDefault((type.Name, source));

    public bool HasInput(InputObjectType type, Type source) => _inputs.ContainsKey((type.Name, source));

    /// <summary>The members that have a class; <see cref="AbstractCheck"/> names those that have not.</summary>
    public AbstractBinding Abstract(NamedType type)
    {
        if (!_abstracts.TryGetValue(type, out var binding))
        {
            var members = _schema.Possible[type].Select(Object).Where(member => member.Source is not null).OrderBy(member => member.Index);
            _abstracts[type] = binding = new AbstractBinding([.. members]);
        }

        return binding;
    }

    private void Check<TType>(IEnumerable<string> names, string kind, FaultList faults)
        where TType : NamedType
    {
        foreach (var name in names.Where(name => _schema.Types.GetValueOrDefault(name) is not TType))
        {
            faults.Add(name, $"the schema has no {kind} of this name");
        }
    }

    private static Dictionary<TKey, T> Table<TKey, T>(IEnumerable<T> bindings, Func<T, TKey> key, FaultList faults)
        where TKey : notnull
    {
        var table = new Dictionary<TKey, T>();
        foreach (var binding in bindings)
        {
            if (!table.TryAdd(key(binding), binding))
            {
                faults.Add($"{key(binding)}", "bound twice");
            }
        }

        return table;
    }
}
