using System.Linq.Expressions;
using System.Reflection;
using System.Text;
using Federation.GraphQL.Binding.Inputs;
using Federation.GraphQL.Binding.Start;
using Federation.GraphQL.Execution.Fields;
using Federation.GraphQL.Execution.Introspection;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Binding.Outputs;

/// <summary>Finds the code that answers a field: a method of the resolvers, else a property of the source.</summary>
internal sealed class FieldFactory(ResolverMethods methods, WriterFactory writers, ReaderFactory readers, FaultList faults)
{
    /// <returns>Null with the fault noted.</returns>
    public FieldBinding? For(ObjectBinding type, Field field, int access, bool isStream)
    {
        var where = $"{type.Type}.{field.Name}";
        if (methods.Find(type.Type, field.Name) is { } method)
        {
            return Method(type, field, access, isStream, method, where);
        }

        // The operation's root is no object: a property would have nothing to be read from.
        if (type.Source is null || methods.IsRoot(type.Type))
        {
            faults.Add(where, "no resolver answers it");
            return null;
        }

        var property = Properties(type.Source).FirstOrDefault(property => Generic.Camel(property.Name) == field.Name);
        if (property is null)
        {
            faults.Add(where, $"no resolver answers it and {Generic.NameOf(type.Source)} has no property for it");
            return null;
        }

        if (!field.Arguments.IsEmpty)
        {
            faults.Add(where, "a property answers it and cannot take its arguments");
            return null;
        }

        return writers.For(field.Type, property.PropertyType, where) is { } writer
            ? Getter(where, field, access, writer, property.PropertyType, type.Source, Get(property, type.Source))
            : null;
    }

    public static FieldBinding TypeName(ObjectType type, Field field) =>
        new TypeNameBinding($"{type}.{field.Name}", field, Encoding.UTF8.GetBytes($"\"{type.Name}\""));

    /// <summary><c>__schema</c> and <c>__type</c>.</summary>
    public FieldBinding Meta(ObjectBinding query, Field field)
    {
        var method = typeof(RootResolvers).GetMethod(field.Name == "__schema" ? nameof(RootResolvers.Schema) : nameof(RootResolvers.Type))!;
        return Method(query, field, access: 0, isStream: false, method, field.Name)!;
    }

    private FieldBinding? Method(ObjectBinding type, Field field, int access, bool isStream, MethodInfo method, string where)
    {
        var (binding, value) = Shape(method.ReturnType);
        if (isStream != (binding == typeof(StreamBinding<>)))
        {
            faults.Add(where, isStream ? $"{method.Name} must return an IAsyncEnumerable" : $"{method.Name} cannot return an IAsyncEnumerable");
            return null;
        }

        if (value == typeof(void) || value == typeof(Task) || value == typeof(ValueTask))
        {
            faults.Add(where, $"{method.Name} returns nothing");
            return null;
        }

        var source = methods.IsRoot(type.Type) ? null : type.Source;
        if (source is null && !methods.IsRoot(type.Type))
        {
            faults.Add(type.Type.Name, "no class is bound to it");
            return null;
        }

        var writer = writers.For(field.Type, value, where);
        var call = MethodCall.Of(method, field, source, where, readers, faults);
        if (writer is null || call is null)
        {
            return null;
        }

        if (binding == typeof(MethodBinding<>) && source is not null && method.GetParameters() is [{ } only] && only.ParameterType == source)
        {
            return Getter(where, field, access, writer, value, source, method.CreateDelegate(typeof(Func<,>).MakeGenericType(source, value)));
        }

        var made = (FieldBinding)Generic.Make(binding, [value], where, field, access, writer, call.Call);
        made.Slots = call.Slots;
        return made;
    }

    private static FieldBinding Getter(string where, Field field, int access, object writer, Type value, Type source, Delegate get) =>
        (FieldBinding)Generic.Make(typeof(PropertyBinding<,>), [source, value], where, field, access, writer, get);

    private static (Type Binding, Type Value) Shape(Type returned) =>
        Generic.IsOf(returned, typeof(Task<>)) ? (typeof(TaskBinding<>), returned.GenericTypeArguments[0])
        : Generic.IsOf(returned, typeof(ValueTask<>)) ? (typeof(ValueTaskBinding<>), returned.GenericTypeArguments[0])
        : Generic.IsOf(returned, typeof(IAsyncEnumerable<>)) ? (typeof(StreamBinding<>), returned.GenericTypeArguments[0])
        : (typeof(MethodBinding<>), returned);

    /// <summary>Also those that an interface has from its own interfaces.</summary>
    private static IEnumerable<PropertyInfo> Properties(Type source) =>
        (source.IsInterface ? source.GetInterfaces().Prepend(source) : [source])
        .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        .Where(property => property.CanRead && property.GetIndexParameters().Length == 0);

    /// <summary>The getter itself where it can be called directly: a structure is read through a copy.</summary>
    private static Delegate Get(PropertyInfo property, Type source)
    {
        var type = typeof(Func<,>).MakeGenericType(source, property.PropertyType);
        if (!source.IsValueType)
        {
            return property.GetMethod!.CreateDelegate(type);
        }

        var parameter = Expression.Parameter(source);
        return Expression.Lambda(type, Expression.Property(parameter, property), parameter).Compile();
    }
}
