using System.Diagnostics;
using Federation.GraphQL.Execution;
using Federation.GraphQL.Language;
using Federation.GraphQL.Limits;
using Federation.GraphQL.Tests.Validation;
using Federation.GraphQL.Validation;

namespace Federation.GraphQL.Tests.Fuzz;

/// <summary>All that is done with a document before it is executed, and a little more: validation and limits are asked whatever the other says.</summary>
internal static class Pipeline
{
    public static EngineOptions Options { get; } = new();

    /// <summary>Anything but <see cref="SyntaxException"/> goes through.</summary>
    public static Verdict Judge(ReadOnlyMemory<byte> text, int tokens)
    {
        try
        {
            var document = Parser.Parse(new Source(text), new ParserLimits(tokens));
            var limits = DocumentLimits.Check(Zoo.Schema, document, Options);
            var errors = Validator.Validate(Zoo.Schema, document, Options.Errors);
            var costly = document.Definitions.OfType<OperationDefinitionNode>().FirstOrDefault() is { } operation
                && OperationCost.Compile(Zoo.Schema, document, operation, Options).Check(static _ => null).Length > 0;
            return errors.Length > 0 ? Verdict.Invalid : limits.Length > 0 || costly ? Verdict.Limited : Verdict.Accepted;
        }
        catch (SyntaxException)
        {
            return Verdict.NotADocument;
        }
    }

    public static TimeSpan Time(ReadOnlyMemory<byte> text, int tokens)
    {
        var start = Stopwatch.GetTimestamp();
        Judge(text, tokens);
        return Stopwatch.GetElapsedTime(start);
    }
}

internal enum Verdict
{
    NotADocument,
    Limited,
    Invalid,
    Accepted,
}
