using System.Collections.Frozen;

namespace Federation.Domain.Territories;

/// <summary>Which départements touch by land, and how many borders lie between two of them.</summary>
public static class Adjacency
{
    private const byte Unreachable = byte.MaxValue;

    private static readonly FrozenDictionary<DepartmentCode, int> Index =
        Departments.All.Select((department, index) => (department.Code, index)).ToFrozenDictionary(pair => pair.Code, pair => pair.index);

    private static readonly IReadOnlyList<DepartmentCode>[] Neighbours = ReadNeighbours();

    private static readonly Lazy<byte[][]> Distances = new(() => [.. Departments.All.Select(department => DistancesFrom(Index[department.Code]))]);

    /// <summary>In order of code; empty overseas.</summary>
    public static IReadOnlyList<DepartmentCode> Of(DepartmentCode code) =>
        Index.TryGetValue(code, out var index) ? Neighbours[index] : [];

    /// <summary>Borders crossed on the shortest way: 0 to itself; null when no way goes by land (overseas, Corsica to the mainland).</summary>
    public static int? Distance(DepartmentCode a, DepartmentCode b) =>
        Index.TryGetValue(a, out var from) && Index.TryGetValue(b, out var to) && Distances.Value[from][to] is var distance and not Unreachable
            ? distance
            : null;

    /// <summary>Distance to the nearest of them; null when there is none or none can be reached by land.</summary>
    public static int? Nearest(DepartmentCode from, IEnumerable<DepartmentCode> among) =>
        among.Min(code => Distance(from, code));

    private static IReadOnlyList<DepartmentCode>[] ReadNeighbours()
    {
        var sets = Departments.All.Select(_ => new SortedSet<DepartmentCode>()).ToArray();
        foreach (var line in BorderTable.Lines.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            var codes = line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(DepartmentCode.Parse).ToArray();
            foreach (var other in codes.Skip(1))
            {
                sets[Index[codes[0]]].Add(other);
                sets[Index[other]].Add(codes[0]);
            }
        }

        return [.. sets.Select(set => Array.AsReadOnly(set.ToArray()))];
    }

    private static byte[] DistancesFrom(int origin)
    {
        var distances = new byte[Neighbours.Length];
        Array.Fill(distances, Unreachable);
        distances[origin] = 0;
        var frontier = new Queue<int>([origin]);
        while (frontier.TryDequeue(out var here))
        {
            foreach (var next in Neighbours[here].Select(code => Index[code]).Where(next => distances[next] == Unreachable))
            {
                distances[next] = (byte)(distances[here] + 1);
                frontier.Enqueue(next);
            }
        }

        return distances;
    }
}
