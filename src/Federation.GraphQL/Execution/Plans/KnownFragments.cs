using System.Collections.Frozen;
using Federation.GraphQL.Execution.Fields;
using Federation.GraphQL.Language;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Execution.Plans;

/// <summary>What the plans of one document share.</summary>
internal sealed class KnownFragments
{
    public KnownFragments(BoundSchema bound, DocumentNode document)
    {
        Bound = bound;
        Document = document;
        ByName = document.Definitions.OfType<FragmentDefinitionNode>().ToFrozenDictionary(fragment => fragment.Name.Value, StringComparer.Ordinal);
        Reach = new AsyncReach(this);
    }

    public BoundSchema Bound { get; }

    public DocumentNode Document { get; }

    public Schema Schema => Bound.Schema;

    public FrozenDictionary<string, FragmentDefinitionNode> ByName { get; }

    public AsyncReach Reach { get; }
}
