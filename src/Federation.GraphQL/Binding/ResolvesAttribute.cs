namespace Federation.GraphQL.Binding;

/// <summary>
/// On a static class: its public static methods answer the fields of this object type, each the field of its own name in camel case. The first
/// parameter is the source object (absent on a root type); the others are bound by name to the field's arguments, by type to
/// <c>ResolverContext</c>, <c>GraphQLCaller</c> (or a class of it) and <c>CancellationToken</c>, or marked <see cref="ServiceAttribute"/>. A method
/// returns the value, a <c>ValueTask</c> or <c>Task</c> of it; on the subscription type an <c>IAsyncEnumerable</c> of it.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ResolvesAttribute(string type) : Attribute
{
    public string Type { get; } = type;
}

/// <summary>On a resolver's parameter: taken from the caller's services. One that the provider does not have is an error of the field.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ServiceAttribute : Attribute;
