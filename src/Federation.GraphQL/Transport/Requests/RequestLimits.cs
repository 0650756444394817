using System.Text.Json;

namespace Federation.GraphQL.Transport.Requests;

internal sealed class RequestLimits(int documentBytes, int variablesBytes, int jsonDepth)
{
    /// <summary>A document's line ends and quotes take two bytes each in a JSON string, so it may take twice its own bound.</summary>
    public int Bytes { get; } = (2 * documentBytes) + variablesBytes;

    public int JsonDepth { get; } = jsonDepth;

    public RequestFault TooLarge { get; } = RequestFault.TooLarge((2 * documentBytes) + variablesBytes);

    public JsonReaderOptions Json { get; } = new() { MaxDepth = jsonDepth };
}
