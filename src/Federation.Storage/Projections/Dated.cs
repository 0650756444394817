namespace Federation.Storage.Projections;

/// <summary>What lies between two instants, by its beginning. A list that ends early would be read as all there is, so it says whether it is.</summary>
/// <param name="IsWhole">False: there is more after the last one; ask again from there.</param>
public sealed record Dated<T>(IReadOnlyList<T> Items, bool IsWhole)
{
    /// <summary>Reads page after page until there is no more, or until <paramref name="most"/> were read.</summary>
    /// <param name="read">The next page after this row, the first when null: as many as a page has unless there are no more.</param>
    /// <param name="name">Of a row: one that moved while the pages were read is told once.</param>
    public static async Task<Dated<T>> Read(Func<T?, Task<IReadOnlyList<T>>> read, Func<T, object> name, int page, int most)
    {
        var (items, seen, last) = (new List<T>(), new HashSet<object>(), default(T));
        while (true)
        {
            var rows = await read(last);
            foreach (var row in rows.Where(row => seen.Add(name(row))))
            {
                if (items.Count == most)
                {
                    return new Dated<T>(items, false);
                }

                items.Add(row);
            }

            if (rows.Count < page)
            {
                return new Dated<T>(items, true);
            }

            last = rows[^1];
        }
    }
}
