namespace Federation.GraphQL.Binding;

/// <summary>
/// On a static class: its public static methods answer the fields of this object type, each the field of its own name in camel case. The first
/// parameter is the source object (absent on a root type); the others are bound by name to the field's arguments, or by type to
/// <c>ResolverContext</c> and <c>CancellationToken</c>. A method returns the value, a <c>ValueTask</c> or <c>Task</c> of it; on the subscription type an
/// <c>IAsyncEnumerable</c> of it.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ResolvesAttribute(string type) : Attribute
{
    public string Type { get; } = type;
}

/// <summary>Everything that C# brings to a schema. A field without a method is answered by the source's public property of its name.</summary>
public sealed class Bindings
{
    /// <summary>A static class that carries <see cref="ResolvesAttribute"/>.</summary>
    public Bindings Resolvers(Type resolvers) => throw new NotImplementedException();

    /// <summary>Objects of this class are of this object type: their properties answer its fields, and a union or an interface is told apart by it.</summary>
    public Bindings Object<TSource>(string type) => throw new NotImplementedException();

    /// <summary>The schema's name of each value; every value of both sides must have its other.</summary>
    public Bindings Enum<TEnum>(string type, Func<TEnum, string> name)
        where TEnum : struct, Enum => throw new NotImplementedException();

    /// <summary>A custom scalar whose JSON is a string, or a second class for <c>ID</c> and <c>String</c>, such as a typed id.</summary>
    /// <param name="read">False when the text is not one.</param>
    public Bindings Scalar<T>(string type, Func<T, string> write, TryRead<T> read) => throw new NotImplementedException();

    /// <summary>A record whose constructor's parameters are the input object's fields by name; one absent from the input takes the parameter's default.</summary>
    public Bindings Input<T>(string type) => throw new NotImplementedException();
}

public delegate bool TryRead<T>(string text, out T value);

/// <summary>The schema and the code do not meet.</summary>
public sealed class BindingException(IReadOnlyList<string> faults) : Exception(string.Join(Environment.NewLine, faults))
{
    public IReadOnlyList<string> Faults { get; } = faults;
}
