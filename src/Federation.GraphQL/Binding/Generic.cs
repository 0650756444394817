using System.Reflection;

namespace Federation.GraphQL.Binding;

/// <summary>Reflection of the start: makes the generic objects that then run without any.</summary>
internal static class Generic
{
    public static object Make(Type open, Type[] types, params object?[] arguments)
    {
        try
        {
            return Activator.CreateInstance(open.MakeGenericType(types), BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, null, arguments, null)!;
        }
        catch (TargetInvocationException exception) when (exception.InnerException is { } inner)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(inner);
            throw;
        }
    }

    /// <summary>What a class is a sequence of; null when it is none. A text is not one.</summary>
    public static Type? ItemOf(Type type)
    {
        if (type == typeof(string))
        {
            return null;
        }

        if (IsOf(type, typeof(IEnumerable<>)))
        {
            return type.GenericTypeArguments[0];
        }

        var sequences = type.GetInterfaces().Where(each => IsOf(each, typeof(IEnumerable<>))).ToArray();
        return sequences.Length == 1 ? sequences[0].GenericTypeArguments[0] : null;
    }

    public static bool IsOf(Type type, Type open) => type.IsGenericType && type.GetGenericTypeDefinition() == open;

    /// <summary>The schema's name of a member of C#.</summary>
    public static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    /// <summary>A class's name as it is written in C#, for those who read faults of the start.</summary>
    public static string NameOf(Type type) => type.IsGenericType
        ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GenericTypeArguments.Select(NameOf))}>"
        : type.Name;
}
