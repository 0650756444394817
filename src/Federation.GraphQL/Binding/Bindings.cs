using Federation.GraphQL.Binding.Inputs;
using Federation.GraphQL.Execution.Values;

namespace Federation.GraphQL.Binding;

/// <summary>Everything that C# brings to a schema. A field without a method is answered by the source's public property of its name.</summary>
public sealed class Bindings
{
    internal List<Type> ResolverClasses { get; } = [];

    internal List<(string Type, Type Class)> Objects { get; } = [];

    internal List<EnumBinding> Enums { get; } = [];

    internal List<ScalarBinding> Scalars { get; } = [];

    internal List<(string Type, Type Class)> Inputs { get; } = [];

    /// <summary>A static class that carries <see cref="ResolvesAttribute"/>.</summary>
    public Bindings Resolvers(Type resolvers)
    {
        ResolverClasses.Add(resolvers);
        return this;
    }

    /// <summary>
    /// Objects of this class are of this object type: their properties answer its fields, and a union or an interface is told apart by it. One class may
    /// stand for several types that never meet in one union or interface.
    /// </summary>
    public Bindings Object<TSource>(string type)
    {
        Objects.Add((type, typeof(TSource)));
        return this;
    }

    /// <summary>The schema's name of each value; every value of both sides must have its other.</summary>
    public Bindings Enum<TEnum>(string type, Func<TEnum, string> name)
        where TEnum : struct, Enum
    {
        Enums.Add(new EnumBinding<TEnum>(type, name));
        return this;
    }

    /// <summary>A custom scalar whose JSON is a string, or a second class for <c>ID</c> and <c>String</c>, such as a typed id.</summary>
    /// <param name="read">False when the text is not one.</param>
    public Bindings Scalar<T>(string type, Func<T, string> write, TryRead<T> read)
    {
        Scalars.Add(new ScalarBinding<T>(type, write, read));
        return this;
    }

    /// <summary>A record whose constructor's parameters are the input object's fields by name; one absent from the input takes the parameter's default.</summary>
    public Bindings Input<T>(string type)
    {
        Inputs.Add((type, typeof(T)));
        return this;
    }
}

public delegate bool TryRead<T>(string text, out T value);
