using System.Globalization;
using System.Text.Json.Serialization;
using Federation.Domain.Grains;
using Federation.Domain.Time;

namespace Federation.Domain.Training;

[JsonConverter(typeof(CodeConverter<DayPart>))]
public enum DayPart
{
    /// <summary>Until 13 h.</summary>
    Morning,

    /// <summary>13 h to 18 h.</summary>
    Afternoon,

    /// <summary>From 18 h.</summary>
    Evening,
}

/// <summary>
/// A part of a day in Paris: what a calendar is counted in. Hours would say more of a person's life than a booking needs, and a day that has 23 or 25
/// of them has three parts like any other. Text: <c>2027-03-04:morning</c>.
/// </summary>
[JsonConverter(typeof(TextIdConverter<Slot>))]
public readonly record struct Slot(DateOnly Date, DayPart Part) : ITextId<Slot>, IComparable<Slot>
{
    public const int PartsOfDay = 3;

    /// <summary>What lies beyond is no date of a calendar, and instants of it could not be computed.</summary>
    public const int FirstYear = 2000;

    public const int LastYear = 2100;

    private const string DateForm = "yyyy-MM-dd";

    /// <summary>Two slots that follow each other differ by 1.</summary>
    public int Rank => (Date.DayNumber * PartsOfDay) + (int)Part;

    public static Slot OfRank(int rank) => new(DateOnly.FromDayNumber(rank / PartsOfDay), (DayPart)(rank % PartsOfDay));

    public DateTimeOffset Start => ParisTime.At(Date, Part switch
    {
        DayPart.Morning => new TimeOnly(8, 0),
        DayPart.Afternoon => new TimeOnly(13, 0),
        _ => new TimeOnly(18, 0),
    }).ToUniversalTime();

    public DateTimeOffset End => Part == DayPart.Evening ? ParisTime.At(Date.AddDays(1), TimeOnly.MinValue).ToUniversalTime() : OfRank(Rank + 1).Start;

    public static bool TryParse(string? text, out Slot slot)
    {
        slot = default;
        if (text is null || text.Length < DateForm.Length + 2 || text[DateForm.Length] != ':'
            || !DateOnly.TryParseExact(text.AsSpan(0, DateForm.Length), DateForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) || date.Year is < FirstYear or > LastYear
            || !Codes<DayPart>.TryParse(text[(DateForm.Length + 1)..], out var part))
        {
            return false;
        }

        slot = new Slot(date, part);
        return true;
    }

    public static Slot Parse(string text) => TextId.Parse<Slot>(text);

    public int CompareTo(Slot other) => Rank.CompareTo(other.Rank);

    public override string ToString() => $"{Date.ToString(DateForm, CultureInfo.InvariantCulture)}:{Codes<DayPart>.Of(Part)}";
}
