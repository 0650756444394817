using Federation.GraphQL.Language;

namespace Federation.GraphQL.Limits;

/// <summary>One addition: a field's cost, or a fragment's sums, to those of the selection set it stands in. Steps are ordered so that what they read is done.</summary>
/// <param name="Group">The selection set that it adds to; 0 is the operation's.</param>
/// <param name="Inner">The selection set on the field, or the fragment's; −1 for none.</param>
/// <param name="Included">A fragment's sums, added as they are.</param>
/// <param name="Size">Null for 1.</param>
/// <param name="SizesInner">The size is that of lists inside the answer.</param>
/// <param name="Sized">A field around it says its size.</param>
internal readonly record struct CostStep(int Group, int Inner, bool Included, long Weight, ListSize? Size, bool SizesInner, bool Sized);

/// <param name="Written">The greatest size written in the document; −1 for none.</param>
/// <param name="Unsaid">When no size is given.</param>
internal sealed record ListSize(long Written, VariableNode[] Variables, int Unsaid)
{
    /// <summary>At least 1: a list of none still is a call.</summary>
    public long Of(IntegerVariable variables)
    {
        var size = Written;
        foreach (var variable in Variables)
        {
            size = Math.Max(size, Math.Min(int.MaxValue, variables(variable.Name.Value) ?? -1));
        }

        return Math.Max(1, size < 0 ? Unsaid : size);
    }
}
