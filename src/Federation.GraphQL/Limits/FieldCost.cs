using Federation.GraphQL.Language;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Limits;

/// <summary>What the schema says a field costs.</summary>
/// <param name="Weight">Of each object or value that it answers.</param>
/// <param name="IsList">Answers a list of composite objects whose number matters.</param>
/// <param name="Bounded">Carries <c>@listSize</c> with a way to tell the size.</param>
/// <param name="AssumedSize">Items when the request does not say.</param>
/// <param name="SlicingArguments">Arguments that say how many items are wanted; when several are given, the greatest counts.</param>
/// <param name="SizedFields">Fields of the answer, such as a connection's edges, that the size is about instead of the answer itself.</param>
internal sealed record FieldCost(long Weight, bool IsList, bool Bounded, int? AssumedSize, InputValue[] SlicingArguments, string[] SizedFields)
{
    public bool Slices(string argument) => Array.Exists(SlicingArguments, slicing => slicing.Name == argument);

    public bool Sizes(string field) => Array.IndexOf(SizedFields, field) >= 0;

    /// <param name="most">When neither an argument's default nor the schema says a size: the most that any list may have.</param>
    public int SizeUnsaid(int most)
    {
        int? size = null;
        foreach (var argument in SlicingArguments)
        {
            if (argument.DefaultValue is IntValueNode value && AppliedValue.Integer(value) is { } items)
            {
                size = Math.Max(size ?? 0, items);
            }
        }

        return size ?? AssumedSize ?? most;
    }
}
