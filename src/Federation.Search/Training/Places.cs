using System.Collections.Frozen;
using Federation.Domain.Territories;
using Federation.Domain.Training;

namespace Federation.Search.Training;

/// <summary>Départements by number, so that where somebody goes is two words and how far it is one look-up.</summary>
internal static class Places
{
    /// <summary>No way goes by land.</summary>
    public const byte OverTheSea = 254;

    private static readonly FrozenDictionary<DepartmentCode, int> Numbers =
        Departments.All.Select((department, number) => (department.Code, number)).ToFrozenDictionary(pair => pair.Code, pair => pair.number);

    public static int Number(DepartmentCode code) => Numbers[code];

    /// <summary>Borders from here to each département.</summary>
    public static byte[] DistancesFrom(DepartmentCode from) => [.. Departments.All.Select(to => Adjacency.Distance(from, to.Code) is { } distance ? (byte)distance : OverTheSea)];

    /// <summary>Where one comes in person.</summary>
    public static UInt128 GoesTo(TrainerProfile profile)
    {
        if (!profile.Ways.Contains(TrainingWay.InPerson))
        {
            return UInt128.Zero;
        }

        return profile.Everywhere ? UInt128.MaxValue : profile.Zone.Aggregate(Bit(profile.Base), (mask, code) => mask | Bit(code));
    }

    public static UInt128 Bit(DepartmentCode code) => UInt128.One << Number(code);
}
