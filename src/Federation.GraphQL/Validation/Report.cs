using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Federation.GraphQL.Language;

namespace Federation.GraphQL.Validation;

/// <summary>
/// The errors found so far, and what may still be spent on finding more. A hostile document can make some rules compare every pair of its pieces: they
/// pay from one purse, and a document that empties it is refused for that alone.
/// </summary>
internal sealed class Report(Source source, int mostErrors)
{
    /// <summary>Comparisons, follow-ups of a fragment and the like. A document of 2,000 tokens that people write spends less than a tenth of it.</summary>
    private const int Purse = 10_000;

    /// <summary>Looking at each field once is everyone's right, however long the document that the parser let pass: one step for so many bytes on top.</summary>
    private const int BytesPerStep = 8;

    /// <summary>A cycle through a thousand fragments is not told better by naming them all.</summary>
    private const int MostNodes = 60;

    private const int LongestMessage = 300;

    private readonly List<(string Message, Node[] Nodes)> found = [];
    private int purse = Purse + (source.Text.Length / BytesPerStep);
    private bool more;

    /// <summary>Nothing further need be looked for.</summary>
    public bool Full => more || purse < 0;

    /// <returns>False when the purse is empty: stop.</returns>
    public bool Spend(int steps)
    {
        purse -= steps;
        return purse >= 0;
    }

    /// <summary>Fragments nested beyond what any rule needs to follow.</summary>
    public void Exhaust() => purse = -1;

    public void Add(string message, params ReadOnlySpan<Node> nodes)
    {
        if (found.Count >= mostErrors)
        {
            more = true;
            return;
        }

        if (message.Length > LongestMessage)
        {
            message = $"{message.AsSpan(0, char.IsHighSurrogate(message[LongestMessage - 1]) ? LongestMessage - 1 : LongestMessage)}…";
        }

        found.Add((message, nodes[..Math.Min(nodes.Length, MostNodes)].ToArray()));
    }

    public void Add<TNode>(string message, List<TNode> nodes)
        where TNode : Node => Add(message, ReadOnlySpan<Node>.CastUp<TNode>(CollectionsMarshal.AsSpan(nodes)));

    public ImmutableArray<GraphQLError> Errors()
    {
        if (found.Count == 0 && !Full)
        {
            return [];
        }

        var errors = ImmutableArray.CreateBuilder<GraphQLError>(found.Count + 2);
        foreach (var (message, nodes) in found)
        {
            errors.Add(GraphQLError.At(source, message, ErrorCodes.Validation, nodes));
        }

        if (more)
        {
            errors.Add(new GraphQLError("Too many validation errors: those after are not listed.", ErrorCodes.Validation, [], []));
        }

        if (purse < 0)
        {
            errors.Add(new GraphQLError("The document is too intricate to validate.", ErrorCodes.LimitExceeded, [], []));
        }

        return errors.DrainToImmutable();
    }
}
