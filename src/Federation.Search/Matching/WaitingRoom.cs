namespace Federation.Search.Matching;

/// <summary>
/// Where queries wait for an offer: each under the requirement that fewest offers meet, or under every one of those of which one is enough where these
/// are rarer; those that ask nothing that could be looked up wait for any offer. The place follows from the query alone.
/// </summary>
internal sealed class WaitingRoom(RequirementTable requirements)
{
    private Runs<Waiting> _lists = new();
    private Run _anyway;

    /// <summary>Queries that ask no more than a pay floor.</summary>
    public ReadOnlySpan<Waiting> Anyway => _lists.Of(_anyway);

    public ReadOnlySpan<Waiting> Under(int requirement) => _lists.Of(requirements[requirement].Waiting);

    public void Add(int number, in PackedQuery query)
    {
        var key = Rarest(query.AllOf, -1);
        if (IsUnderAny(query, key))
        {
            foreach (var one in query.OneOf)
            {
                _lists.Add(ref requirements[one].Waiting, new Waiting(number, Second(query, key)));
            }
        }
        else
        {
            _lists.Add(ref PlaceOf(key), new Waiting(number, Second(query, Rarest(query.AllOf, key))));
        }
    }

    public void Remove(int number, in PackedQuery query)
    {
        var key = Rarest(query.AllOf, -1);
        if (IsUnderAny(query, key))
        {
            foreach (var one in query.OneOf)
            {
                Remove(number, ref requirements[one].Waiting);
            }
        }
        else
        {
            Remove(number, ref PlaceOf(key));
        }
    }

    /// <summary>Whether a query that was met under this requirement is met here first: it waits in several places, and is told of once.</summary>
    public static bool IsFirst(in PackedQuery query, int under, Met met) =>
        !query.OneOf.Contains(under) || query.Asked[Queries.Predicate.FirstOfAny(new AskedOfMet(query, met))] == under;

    public void Compact()
    {
        var room = Runs<Waiting>.RoomFor(_anyway.Count);
        for (var number = 0; number < requirements.Bound; number++)
        {
            room += Runs<Waiting>.RoomFor(requirements[number].Waiting.Count);
        }

        var lists = new Runs<Waiting>(room);
        _anyway = lists.New(_lists.Of(_anyway));
        for (var number = 0; number < requirements.Bound; number++)
        {
            ref var waiting = ref requirements[number].Waiting;
            waiting = lists.New(_lists.Of(waiting));
        }

        _lists = lists;
    }

    private ref Run PlaceOf(int key)
    {
        if (key < 0)
        {
            return ref _anyway;
        }

        return ref requirements[key].Waiting;
    }

    private void Remove(int number, ref Run place)
    {
        var waiting = _lists.Of(place);
        for (var at = 0; at < waiting.Length; at++)
        {
            if (waiting[at].Query == number)
            {
                _lists.RemoveAt(ref place, at);
                return;
            }
        }
    }

    private bool IsUnderAny(in PackedQuery query, int key)
    {
        if (query.Any == 0)
        {
            return false;
        }

        var share = 0f;
        foreach (var one in query.OneOf)
        {
            share += requirements[one].Share;
        }

        return key < 0 || share < requirements[key].Share;
    }

    /// <returns>A requirement; without one, the pay floor.</returns>
    private static int Second(in PackedQuery query, int rarest) =>
        rarest >= 0 ? rarest : query.Required > 0 && query.Asked[0] < 0 ? query.Asked[0] : PackedQuery.NoFloor;

    /// <returns>-1 when there is none but <paramref name="without"/>.</returns>
    private int Rarest(ReadOnlySpan<int> among, int without)
    {
        var rarest = -1;
        foreach (var one in among)
        {
            if (one >= 0 && one != without && (rarest < 0 || requirements[one].Share < requirements[rarest].Share))
            {
                rarest = one;
            }
        }

        return rarest;
    }
}
