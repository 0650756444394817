using Federation.GraphQL.Binding.Inputs;
using Federation.GraphQL.Execution.Values;

namespace Federation.GraphQL.Binding;

internal abstract class ScalarBinding(string type, Type source)
{
    public string Type { get; } = type;

    public Type Class { get; } = source;

    public abstract bool IsOne(string text);

    public abstract object Writer(bool nonNull);

    public abstract InputReader Reader();
}

internal sealed class ScalarBinding<T>(string type, Func<T, string> write, TryRead<T> read) : ScalarBinding(type, typeof(T))
{
    public override bool IsOne(string text) => read(text, out _);

    public override object Writer(bool nonNull) => new ScalarWriter<T>(write, nonNull);

    public override InputReader Reader() => new ScalarReader<T>(Type, read);
}
