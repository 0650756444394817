using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Jobs;
using Federation.Domain.Territories;
using Federation.Domain.Time;

namespace Federation.Domain.Training;

/// <summary>One day of a session, by the clocks of Paris.</summary>
public sealed record SessionDay(DateOnly Date, TimeOnly From, TimeOnly To)
{
    public DateTimeOffset Start => ParisTime.At(Date, From).ToUniversalTime();

    public DateTimeOffset End => ParisTime.At(Date, To).ToUniversalTime();

    /// <summary>The parts of the day that trainers are asked for.</summary>
    public IEnumerable<Slot> Slots()
    {
        // By the clocks: what begins before 8 h is of the morning, and a night of 23 or 25 hours changes nothing.
        if (From < Noon)
        {
            yield return new Slot(Date, DayPart.Morning);
        }

        if (From < Night && To > Noon)
        {
            yield return new Slot(Date, DayPart.Afternoon);
        }

        if (To > Night)
        {
            yield return new Slot(Date, DayPart.Evening);
        }
    }

    private static readonly TimeOnly Noon = new(13, 0);
    private static readonly TimeOnly Night = new(18, 0);
}

[JsonConverter(typeof(CodeConverter<RegistrationDoor>))]
public enum RegistrationDoor
{
    Open,
    Suspended,
    Closed,
}

/// <param name="Days">In order, without overlap.</param>
/// <param name="Places">1 to 500.</param>
/// <param name="NeedsPair">The course says so: a peer and a professional, or it does not run.</param>
/// <param name="Label">"4e promotion".</param>
/// <param name="Venue">Where, as everybody may read it.</param>
/// <param name="AnswerHours">How long a place that was freed is kept for who is next.</param>
public sealed record SessionPlan(
    GrainId Course, string Title, ImmutableArray<SessionDay> Days, TrainingWay Way, DepartmentCode? Department, string? Commune, string? Venue, int? Places, PriceOfCourse Price, bool NeedsPair,
    string? Label = null, int AnswerHours = 48, string? Source = null)
{
    public const int MostDays = 90;
    public const int MostPlaces = 500;

    [JsonIgnore]
    public DateTimeOffset Start => Days[0].Start;

    [JsonIgnore]
    public DateTimeOffset End => Days[^1].End;

    public Refusal? Check(GrainId self) =>
        Course.Kind != GrainKind.Course || Course.Hub != self.Hub ? Refusal.InvalidField("course")
        : string.IsNullOrWhiteSpace(Title) || !IsLine(Title) ? Refusal.InvalidField("title")
        : Days.IsDefaultOrEmpty || Days.Length > MostDays || !AreInOrder() ? Refusal.InvalidField("days")
        : !Enum.IsDefined(Way) ? Refusal.InvalidField("way")
        : Department == default(DepartmentCode) || (Way == TrainingWay.InPerson && Department is null) ? Refusal.InvalidField("department")
        : new[] { Title, Commune, Venue, Label, Price?.Text }.Any(text => text is not null && (Reach.HasAddress(text) || Reach.HasPhone(text) || Reach.HasLink(text)))
            ? new Refusal("contact-in-listing", RefusalKind.Invalid)
        : !IsLine(Commune) ? Refusal.InvalidField("commune")
        : !IsLine(Venue) ? Refusal.InvalidField("venue")
        : !IsLine(Label) ? Refusal.InvalidField("label")
        : !IsLine(Source) ? Refusal.InvalidField("source")
        : Places is < 1 or > MostPlaces ? Refusal.InvalidField("places")
        : AnswerHours is < 2 or > 24 * 14 ? Refusal.InvalidField("answerHours")
        : !CourseGuards.IsSound(Price) || !IsLine(Price?.Text) ? Refusal.InvalidField("price")
        : null;

    private static bool IsLine(string? text) => text is null || (text.Length is > 0 and <= 200 && PlainText.IsSound(text));

    private bool AreInOrder()
    {
        for (var i = 0; i < Days.Length; i++)
        {
            if (Days[i] is null || Days[i].From >= Days[i].To || Days[i].Date.Year is < Slot.FirstYear or > Slot.LastYear || Days[i].Start >= Days[i].End || (i > 0 && Days[i].Start < Days[i - 1].End))
            {
                return false;
            }
        }

        return Days[^1].Date.DayNumber - Days[0].Date.DayNumber <= BookingRules.LongestStretch * 2;
    }

    public bool Equals(SessionPlan? other) =>
        other is not null && (Course, Title, Way, Department, Commune, Venue, Places, Price) == (other.Course, other.Title, other.Way, other.Department, other.Commune, other.Venue, other.Places, other.Price)
        && (NeedsPair, Label, AnswerHours, Source) == (other.NeedsPair, other.Label, other.AnswerHours, other.Source) && Lists.Same(Days, other.Days);

    public override int GetHashCode() => HashCode.Combine(Course, Title, Days.Length);
}
