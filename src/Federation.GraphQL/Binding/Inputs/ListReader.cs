using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using Federation.GraphQL.Language;

namespace Federation.GraphQL.Binding.Inputs;

/// <summary>A single value is a list of one.</summary>
internal abstract class ListReader<TItem, TList>(InputReader<TItem> item) : InputReader<TList>
{
    protected abstract TList Of(TItem[] items);

    protected override TList Json(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Array)
        {
            return Of([item.Read(json)]);
        }

        var items = new TItem[json.GetArrayLength()];
        var i = 0;
        foreach (var element in json.EnumerateArray())
        {
            items[i++] = item.Read(element);
        }

        return Of(items);
    }

    protected override TList Literal(ValueNode node, VariableValues variables)
    {
        if (node is not ListValueNode list)
        {
            return Of([item.Read(node, variables)]);
        }

        var items = new TItem[list.Values.Length];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = item.Read(list.Values[i], variables);
        }

        return Of(items);
    }
}

/// <summary>Arrays, and the interfaces that arrays have.</summary>
internal sealed class ArrayReader<TItem, TList>(InputReader<TItem> item) : ListReader<TItem, TList>(item)
    where TList : class
{
    protected override TList Of(TItem[] items) => (TList)(object)items;
}

internal sealed class ImmutableArrayReader<TItem>(InputReader<TItem> item) : ListReader<TItem, ImmutableArray<TItem>>(item)
{
    protected override ImmutableArray<TItem> Of(TItem[] items) => ImmutableCollectionsMarshal.AsImmutableArray(items);
}

internal sealed class ListOfReader<TItem>(InputReader<TItem> item) : ListReader<TItem, List<TItem>>(item)
{
    protected override List<TItem> Of(TItem[] items) => [.. items];
}
