using System.Diagnostics;
using Federation.GraphQL.Execution;
using Federation.GraphQL.Language;
using Federation.GraphQL.Limits;
using Federation.GraphQL.Tests.Validation;
using Federation.GraphQL.Validation;

namespace Federation.GraphQL.Tests.Fuzz;

/// <summary>All that is done with a document before it is executed.</summary>
internal static class Pipeline
{
    public static EngineOptions Options { get; } = new();

    /// <summary>As the engine does: the first to refuse ends it.</summary>
    public static Verdict Judge(ReadOnlyMemory<byte> text, int tokens) => Judge(text, tokens, false);

    /// <summary>More than the engine does: validation and cost are asked whatever the limits say.</summary>
    public static Verdict JudgeWhole(ReadOnlyMemory<byte> text, int tokens) => Judge(text, tokens, true);

    public static TimeSpan Time(Func<Verdict> judge)
    {
        var start = Stopwatch.GetTimestamp();
        judge();
        return Stopwatch.GetElapsedTime(start);
    }

    /// <summary>Anything but <see cref="SyntaxException"/> goes through.</summary>
    private static Verdict Judge(ReadOnlyMemory<byte> text, int tokens, bool whole)
    {
        DocumentNode document;
        try
        {
            document = Parser.Parse(new Source(text), new ParserLimits(tokens));
        }
        catch (SyntaxException)
        {
            return Verdict.NotADocument;
        }

        var limited = DocumentLimits.Check(Zoo.Schema, document, Options).Length > 0;
        if (limited && !whole)
        {
            return Verdict.Limited;
        }

        var invalid = Validator.Validate(Zoo.Schema, document, Options.Errors).Length > 0;
        if (invalid && !whole)
        {
            return Verdict.Invalid;
        }

        foreach (var definition in document.Definitions)
        {
            limited |= definition is OperationDefinitionNode operation && OperationCost.Compile(Zoo.Schema, document, operation, Options).Check(static _ => null).Length > 0;
        }

        return invalid ? Verdict.Invalid : limited ? Verdict.Limited : Verdict.Accepted;
    }
}

internal enum Verdict
{
    NotADocument,
    Limited,
    Invalid,
    Accepted,
}
