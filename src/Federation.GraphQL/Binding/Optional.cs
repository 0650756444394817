namespace Federation.GraphQL.Binding;

/// <summary>Tells what the client left out from what it gave as null: <see cref="HasValue"/> is false only for the first.</summary>
public readonly record struct Optional<T>
{
    public Optional(T value)
    {
        HasValue = true;
        Value = value;
    }

    public bool HasValue { get; }

    /// <summary>The default of <typeparamref name="T"/> when left out.</summary>
    public T Value { get; } = default!;
}
