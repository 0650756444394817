using System.Buffers;
using System.Text.Json;
using Federation.GraphQL.Execution;

namespace Federation.GraphQL.Transport.Requests;

/// <summary>A request as read from a wire, with the pooled memory that its document and variables live in.</summary>
internal sealed class IncomingRequest : IDisposable
{
    private byte[]? _scratch;
    private JsonDocument? _variables;

    /// <summary>Null when none was given; then <see cref="DocumentId"/> was.</summary>
    public ReadOnlyMemory<byte>? Query { get; set; }

    public string? OperationName { get; set; }

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public string? DocumentId { get; set; }

    /// <summary>From <c>extensions.operationId</c>, graphql-sse's single connection mode.</summary>
    public string? OperationId { get; set; }

    public JsonDocument? Variables
    {
        get => _variables;
        set
        {
            _variables?.Dispose();
            _variables = value;
        }
    }

    /// <summary>Pooled memory that lives as long as the request. Asked for once.</summary>
    public byte[] Scratch(int length) => _scratch = ArrayPool<byte>.Shared.Rent(length);

    /// <summary>A document that comes along with its hash is taken as it is: nothing is registered from outside.</summary>
    public GraphQLRequest ToRequest(bool queriesOnly = false) => new()
    {
        Query = Query ?? default,
        DocumentId = Query is null ? DocumentId : null,
        OperationName = OperationName,
        Variables = _variables?.RootElement ?? default,
        QueriesOnly = queriesOnly,
    };

    public void Dispose()
    {
        Variables = null;
        if (_scratch is { } rented)
        {
            _scratch = null;
            Query = null;
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
