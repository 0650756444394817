namespace Federation.Search.Matching;

/// <summary>
/// Where queries wait for an offer: each under the requirement that fewest offers meet, or under every one of those of which one is enough where these
/// are rarer; those that ask nothing that could be looked up wait for any offer. The place follows from the query alone.
/// </summary>
internal sealed class WaitingRoom(RequirementTable requirements)
{
    /// <summary>Requirements under which somebody waits: few of those that an offer meets, so that the others are not looked up.</summary>
    private readonly BitList _some = new();

    private Runs<Waiting> _lists = new();
    private Run _anyway;

    /// <summary>Queries that ask no more than a pay floor.</summary>
    public ReadOnlySpan<Waiting> Anyway => _lists.Of(_anyway);

    public BitList Some => _some;

    public ReadOnlySpan<Waiting> Under(int requirement) => _lists.Of(requirements[requirement].Waiting);

    public void Add(int number, in PackedQuery query)
    {
        var key = Rarest(query.AllOf, -1);
        if (IsUnderAny(query, key))
        {
            foreach (var one in query.OneOf)
            {
                Add(one, new Waiting(number, Second(query, key)));
            }
        }
        else
        {
            Add(key, new Waiting(number, Second(query, Rarest(query.AllOf, key))));
        }
    }

    public void Remove(int number, in PackedQuery query)
    {
        var key = Rarest(query.AllOf, -1);
        if (IsUnderAny(query, key))
        {
            foreach (var one in query.OneOf)
            {
                Remove(number, one);
            }
        }
        else
        {
            Remove(number, key);
        }
    }

    /// <summary>Whether a query that was met under this requirement is met here first: it waits in several places, and is told of once.</summary>
    public static bool IsFirst(in PackedQuery query, int under, Met met) =>
        !query.OneOf.Contains(under) || query.Asked[Queries.Predicate.FirstOfAny(new AskedOfMet(query, met))] == under;

    /// <summary>
    /// Gives each query the number of its first place, in order. In one place those that ask the same second thing stand together: most offers pass
    /// over all of them alike.
    /// </summary>
    /// <param name="numbers">By old number; -1 until it has one.</param>
    /// <returns>How many there are.</returns>
    public int Renumber(int[] numbers)
    {
        var lists = new Runs<Waiting>(_lists.Held);
        var count = 0;
        _anyway = Renumbered(_anyway);
        for (var requirement = 0; requirement < requirements.Bound; requirement++)
        {
            ref var waiting = ref requirements[requirement].Waiting;
            waiting = Renumbered(waiting);
        }

        _lists = lists;
        return count;

        Run Renumbered(Run run)
        {
            _lists.Of(run).Sort(static (x, y) => x.Second.CompareTo(y.Second));
            foreach (ref var one in _lists.Of(run))
            {
                ref var number = ref numbers[one.Query];
                number = number < 0 ? count++ : number;
                one = one with { Query = number };
            }

            return lists.New(_lists.Of(run));
        }
    }

    private ref Run PlaceOf(int key)
    {
        if (key < 0)
        {
            return ref _anyway;
        }

        return ref requirements[key].Waiting;
    }

    private void Add(int key, Waiting waiting)
    {
        _lists.Add(ref PlaceOf(key), waiting);
        if (key >= 0)
        {
            _some.Add(key);
        }
    }

    private void Remove(int number, int key)
    {
        ref var place = ref PlaceOf(key);
        var waiting = _lists.Of(place);
        var at = 0;
        while (waiting[at].Query != number)
        {
            at++;
        }

        _lists.RemoveAt(ref place, at);
        if (key >= 0 && place.Count == 0)
        {
            _some.Unset(key);
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
