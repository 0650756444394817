using Federation.Domain.Grains;
using Federation.Domain.Training;
using Federation.Storage.Training;

namespace Federation.Search.Training;

/// <summary>What a search asks of one trainer, in a few words of memory.</summary>
internal sealed class PackedTrainer(KnownTrainer known)
{
    public KnownTrainer Known { get; } = known;

    public GrainId Grain => Known.Grain;

    public TrainerRole Role => Known.Profile.Role;

    public uint Themes { get; } = ThemeBits.Of(known.Profile.Themes);

    public bool Remote { get; } = known.Profile.Ways.Contains(TrainingWay.Remote);

    public UInt128 Zone { get; } = Places.GoesTo(known.Profile);

    public int Base { get; } = Places.Number(known.Profile.Base);

    public FreeBits Free { get; } = FreeBits.Of(known.Free);
}

internal static class ThemeBits
{
    public static uint Of(IEnumerable<TrainingTheme> themes) => themes.Aggregate(0U, (bits, theme) => bits | 1U << (int)theme);
}

/// <summary>Trainers who work together: what all of them can, and when all of them are free.</summary>
internal sealed class PackedPair
{
    public PackedPair(PairRow row, PackedTrainer[] members)
    {
        (Row, Members) = (row, members);
        Themes = ThemeBits.Of(row.Themes);
        (Remote, Zone, Free) = (members[0].Remote, members[0].Zone, members[0].Free);
        Languages = [.. members[0].Known.Profile.Languages];
        foreach (var member in members.AsSpan(1))
        {
            (Remote, Zone, Free) = (Remote && member.Remote, Zone & member.Zone, Free.And(member.Free));
            Languages = [.. Languages.Where(language => member.Known.Profile.Languages.Contains(language))];
        }
    }

    public PairRow Row { get; }

    public PackedTrainer[] Members { get; }

    public uint Themes { get; }

    public bool Remote { get; }

    public UInt128 Zone { get; }

    public FreeBits Free { get; }

    public string[] Languages { get; }

    /// <summary>The one who comes from farthest counts: both have to.</summary>
    public byte Distance(ReadOnlySpan<byte> distances)
    {
        byte farthest = 0;
        foreach (var member in Members)
        {
            farthest = Math.Max(farthest, distances[member.Base]);
        }

        return farthest;
    }
}
