using Federation.GraphQL.Language;

namespace Federation.GraphQL.Execution;

/// <summary>A value that waits to be written.</summary>
internal class Resolved<T>
{
    public T Value { get; set; } = default!;
}

/// <summary>An error that waits for its place in the response.</summary>
internal sealed class Failure(Exception exception)
{
    public static readonly Failure TimedOut = new(new GraphQLFault(ErrorCodes.TimedOut, "The time for this request is over."));

    public static readonly Failure Forbidden = new(new GraphQLFault(ErrorCodes.Forbidden, "You may not read this field."));

    public Exception Exception { get; } = exception;
}

/// <summary>Work that somebody else finishes. It is completed by the one who runs the waves, never where it finished.</summary>
internal interface IPending
{
    void OnCompleted(Action callback);

    void Complete();

    /// <summary>In place of <see cref="Complete"/> when the response was given up.</summary>
    void Observe();
}
