using System.Runtime.InteropServices;
using Federation.Search.Queries;

namespace Federation.Search.Matching;

/// <summary>Writes a query in numbers, and takes hold of the requirements it asks, each once.</summary>
internal sealed class Packer(RequirementTable requirements)
{
    private readonly List<int> _asked = [];

    /// <summary>Valid until the next.</summary>
    public PackedQuery Pack(Query query)
    {
        _asked.Clear();
        if (query.PayFloor > 0)
        {
            _asked.Add(~query.PayFloor);
        }

        foreach (var filter in query.Filters)
        {
            Add(requirements.Add(filter), 0);
        }

        var from = query.Any > 0 ? _asked.Count : 0;
        foreach (var unit in query.Units)
        {
            Add(requirements.Add(unit), from);
        }

        // One of one is all of one.
        var any = query.Any > 0 && _asked.Count - from > 1 ? _asked.Count - from : 0;
        var asked = CollectionsMarshal.AsSpan(_asked);
        asked[..^any].Sort();
        asked[^any..].Sort();
        return new PackedQuery(asked, any);
    }

    public void Release(in PackedQuery query)
    {
        foreach (var asked in query.Asked)
        {
            if (asked >= 0)
            {
                requirements.Release(asked);
            }
        }
    }

    private void Add(int requirement, int from)
    {
        if (_asked.IndexOf(requirement, from) < 0)
        {
            _asked.Add(requirement);
        }
        else
        {
            requirements.Release(requirement);
        }
    }
}
