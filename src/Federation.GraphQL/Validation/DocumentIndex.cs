using Federation.GraphQL.Language;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Validation;

/// <summary>The executable definitions of a document, with what the walk noted about each for the rules that look across definitions.</summary>
internal sealed class DocumentIndex
{
    private static readonly Dictionary<string, DefinitionFacts> None = [];

    public DocumentIndex(DocumentNode document)
    {
        Definitions = new List<DefinitionFacts>(document.Definitions.Length);
        foreach (var definition in document.Definitions)
        {
            if (definition is OperationDefinitionNode operation)
            {
                Definitions.Add(new DefinitionFacts(operation, null));
            }
            else if (definition is FragmentDefinitionNode fragment)
            {
                var facts = new DefinitionFacts(null, fragment);
                Definitions.Add(facts);
                Fragments = Fragments == None ? [] : Fragments;

                // Where a name is given twice, the last one counts: so the reference implementation decides what else is wrong.
                Fragments[fragment.Name.Value] = facts;
            }
        }
    }

    /// <summary>Operations and fragments in the order of the document.</summary>
    public List<DefinitionFacts> Definitions { get; }

    public Dictionary<string, DefinitionFacts> Fragments { get; private set; } = None;

    /// <summary>Every fragment that this definition reaches, itself not counted unless it is reached again. Each once.</summary>
    /// <returns>False when the purse is empty.</returns>
    public bool Reach(DefinitionFacts from, HashSet<DefinitionFacts> reached, Report report)
    {
        var pending = new Stack<DefinitionFacts>();
        pending.Push(from);
        while (pending.TryPop(out var facts))
        {
            if (!report.Spend(facts.Spreads.Count))
            {
                return false;
            }

            foreach (var spread in facts.Spreads)
            {
                if (Fragments.TryGetValue(spread.Name.Value, out var fragment) && reached.Add(fragment))
                {
                    pending.Push(fragment);
                }
            }
        }

        return true;
    }
}

/// <summary>One operation or fragment: exactly one of the two is not null.</summary>
internal sealed class DefinitionFacts(OperationDefinitionNode? operation, FragmentDefinitionNode? fragment)
{
    public OperationDefinitionNode? Operation { get; } = operation;

    public FragmentDefinitionNode? Fragment { get; } = fragment;

    public SelectionSetNode SelectionSet => Operation?.SelectionSet ?? Fragment!.SelectionSet;

    /// <summary>What a fragment is on; null when it is not known. Set by the walk.</summary>
    public NamedType? Condition { get; set; }

    public List<FragmentSpreadNode> Spreads { get; } = [];

    public List<VariableUsage> Usages { get; } = [];

    /// <summary>The gathering of fields that came by last: a fragment is entered once in each.</summary>
    public int Gathering { get; set; }
}

/// <param name="Type">What the place expects; null when it is not known, because something around it is wrong already.</param>
/// <param name="OneOf">The input object with <c>@oneOf</c> that the variable is a field of.</param>
/// <param name="HasDefault">The argument or input field has a default of its own.</param>
internal readonly record struct VariableUsage(VariableNode Node, GraphType? Type, InputObjectType? OneOf, bool HasDefault);
