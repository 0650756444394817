using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Federation.GraphQL.Binding.Inputs;
using Federation.GraphQL.Execution.Fields;
using Federation.GraphQL.Language;

namespace Federation.GraphQL.Execution.Documents;

/// <summary>From a request to an operation that may run. Documents are remembered, the refused ones apart: those who send them must not push out the others.</summary>
internal sealed class Preparation(BoundSchema bound, EngineOptions options)
{
    private readonly DocumentCache<KnownDocument> _good = new(options.Documents);
    private readonly DocumentCache<KnownDocument> _refused = new(options.Documents / 4);

    public Prepared Prepare(GraphQLRequest request)
    {
        if (Refusal(request, out var text) is { } refusal)
        {
            return Refuse(refusal);
        }

        var document = Document(text);
        if (!document.Errors.IsEmpty)
        {
            return new Prepared { Errors = document.Errors };
        }

        try
        {
            return Prepare(request, document);
        }
        catch (InsufficientExecutionStackException)
        {
            return Refuse(KnownDocument.TooDeep);
        }
    }

    private Prepared Prepare(GraphQLRequest request, KnownDocument document)
    {
        if (document.Operation(request.OperationName) is not { } operation)
        {
            return Refuse(Error(ErrorCodes.OperationUnknown, request.OperationName is null
                ? "Say which of the document's operations to run."
                : "The document has no operation of this name."));
        }

        var kind = operation.Definition.Kind;
        if (request.QueriesOnly && kind != OperationKind.Query)
        {
            return new Prepared { Kind = kind, NotAllowed = true, Errors = [Error(ErrorCodes.BadInput, "Only queries may be asked in this way.")] };
        }

        return request.Variables.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null or JsonValueKind.Object
            ? operation.Ready ?? WithVariables(document, operation, request.Variables)
            : Refuse(Error(ErrorCodes.BadInput, "The variables must be an object."));
    }

    private Prepared WithVariables(KnownDocument document, KnownOperation operation, JsonElement given)
    {
        var kind = operation.Definition.Kind;
        var variables = VariableReader.Read(operation, given, new VariableCheck(bound.Scalars, document.Source!, options.Errors), out var errors);
        if (errors.IsEmpty)
        {
            errors = operation.Cost.Check(name => Whole(variables.Of(name)));
        }

        if (errors.IsEmpty && operation.NullFlag(variables) is { } flag)
        {
            errors = [GraphQLError.At(document.Source!, "This variable decides what is included and cannot be null.", ErrorCodes.BadInput, flag)];
        }

        if (!errors.IsEmpty)
        {
            return new Prepared { Kind = kind, Errors = errors };
        }

        return new Prepared { Kind = kind, Plan = operation.Plan(variables), Variables = variables };
    }

    private KnownDocument Document(ReadOnlyMemory<byte> text)
    {
        if (_good.TryGet(text, out var known) || _refused.TryGet(text, out known))
        {
            return known;
        }

        var own = text.ToArray();
        known = KnownDocument.Read(bound, own, options);
        (known.Errors.IsEmpty ? _good : _refused).Add(own, known);
        return known;
    }

    private GraphQLError? Refusal(GraphQLRequest request, out ReadOnlyMemory<byte> text)
    {
        text = request.Query;
        var known = true;
        if (request.DocumentId is { } id)
        {
            known = options.Persisted.TryGetValue(id, out text);
        }
        else if (text.Length > options.DocumentBytes)
        {
            return Error(ErrorCodes.LimitExceeded, $"The document has {text.Length} bytes; {options.DocumentBytes} are allowed.");
        }
        else if (options.PersistedOnly)
        {
            known = options.Persisted.ContainsKey(Convert.ToHexStringLower(SHA256.HashData(text.Span)));
        }

        return known ? null : Error(ErrorCodes.NotPersisted, "The document is not one of those that this service knows.");
    }

    private static long? Whole(VariableValue value) =>
        value.Json.ValueKind == JsonValueKind.Number && IntReader.TryRead(value.Json, out var given) ? given
        : value.Default is IntValueNode number && int.TryParse(number.Text, out var written) ? written
        : null;

    private static Prepared Refuse(GraphQLError error) => new() { Errors = [error] };

    private static GraphQLError Error(string code, string message) => new(message, code, [], []);
}
