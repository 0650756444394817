namespace Federation.GraphQL.Transport.Operations;

/// <summary>How a protocol wraps the responses of one operation.</summary>
internal abstract class Framing
{
    /// <summary>Before a response.</summary>
    public abstract void Open(ResponseBuffer frame);

    /// <summary>After a response.</summary>
    public abstract void Close(ResponseBuffer frame);

    /// <summary>A response without data, which ends the operation.</summary>
    /// <param name="response">Whole, as JSON.</param>
    public abstract void Error(ResponseBuffer frame, ReadOnlySpan<byte> response);

    /// <summary>Whether <see cref="Complete"/> still follows an error.</summary>
    public abstract bool CompletesAfterError { get; }

    public abstract void Complete(ResponseBuffer frame);
}
