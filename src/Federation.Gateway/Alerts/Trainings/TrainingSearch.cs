using System.Collections.Immutable;
using System.Text;
using Federation.Domain.Alerts;
using Federation.Domain.Collectives;
using Federation.Domain.Grains;
using Federation.Domain.Territories;
using Federation.Domain.Training;
using Federation.Search.Queries;

namespace Federation.Gateway.Alerts.Trainings;

/// <summary>
/// What an alert on sessions or meetings looks for, in the fields of the catalogue's address: what a page shows is kept in two clicks. One search has one
/// text, whatever the order of the form. Of meetings, words, places, hubs and the way are asked alone: whom a collective is for is no criterion, since an
/// alert on groups of peers would say that its owner is one.
/// </summary>
public sealed record TrainingSearch(AlertSubject Subject, string? Words)
{
    public const int Longest = 2_000;
    public const int LongestWords = 200;

    public const string Certified = "diplome";
    public const string Price = "prix";
    public const string Way = "comment";

    private const int MostFields = 200;

    public ImmutableArray<DepartmentCode> Departments { get; init; } = [];

    public ImmutableArray<RegionCode> Regions { get; init; } = [];

    /// <summary>Those that announce it.</summary>
    public ImmutableArray<HubId> Hubs { get; init; } = [];

    public ImmutableArray<CourseAudience> Audiences { get; init; } = [];

    public ImmutableArray<CoursePrice> Prices { get; init; } = [];

    public ImmutableArray<Certification> Certifications { get; init; } = [];

    /// <summary>Of sessions.</summary>
    public ImmutableArray<TrainingWay> Ways { get; init; } = [];

    /// <summary>Of meetings.</summary>
    public ImmutableArray<MeetingWay> MeetingWays { get; init; } = [];

    /// <summary>Reads an address of a page: what is no criterion of this subject is left out.</summary>
    public static TrainingSearch Read(AlertSubject subject, string? query) => Read(subject, query, out _);

    /// <param name="understood">False when a criterion was left out: half understood, an alert would tell of everything.</param>
    public static TrainingSearch Read(AlertSubject subject, string? query, out bool understood)
    {
        var text = (query ?? "").TrimStart('?');
        understood = text.Length <= Longest;
        var search = new TrainingSearch(subject, null);
        var fields = 0;
        foreach (var field in understood ? text.Split('&', StringSplitOptions.RemoveEmptyEntries) : [])
        {
            var equal = field.IndexOf('=', StringComparison.Ordinal);
            var value = equal <= 0 ? "" : Uri.UnescapeDataString(field[(equal + 1)..].Replace('+', ' ')).Trim();
            if (value.Length == 0)
            {
                continue;
            }

            var with = ++fields <= MostFields ? search.With(field[..equal], value) : null;
            understood &= with is not null;
            search = with ?? search;
        }

        return search.Sorted();
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        Put(text, AddressNames.Words, Words is null ? [] : [Words]);
        Put(text, AddressNames.Region, Regions.Select(code => code.ToString()));
        Put(text, AddressNames.Department, Departments.Select(code => code.ToString()));
        Put(text, AddressNames.Hub, Hubs.Select(hub => hub.ToString()));
        Put(text, AddressNames.Public, Audiences.Select(Codes<CourseAudience>.Of));
        Put(text, Price, Prices.Select(Codes<CoursePrice>.Of));
        Put(text, Certified, Certifications.Select(Codes<Certification>.Of));
        Put(text, Way, Ways.Select(Codes<TrainingWay>.Of).Concat(MeetingWays.Select(Codes<MeetingWay>.Of)));
        return text.ToString();
    }

    /// <summary>Null when it is no criterion of this subject.</summary>
    private TrainingSearch? With(string name, string value)
    {
        var sessions = Subject == AlertSubject.Sessions;
        return name switch
        {
            AddressNames.Words when value.Length <= LongestWords && Words is null => this with { Words = value },
            AddressNames.Region when RegionCode.TryParse(value, out var region) => this with { Regions = Regions.Add(region) },
            AddressNames.Department when DepartmentCode.TryParse(value, out var department) => this with { Departments = Departments.Add(department) },
            AddressNames.Hub when HubId.TryParse(value, out var hub) => this with { Hubs = Hubs.Add(hub) },
            AddressNames.Public when sessions && Codes<CourseAudience>.TryParse(value, out var audience) => this with { Audiences = Audiences.Add(audience) },
            Price when sessions && Codes<CoursePrice>.TryParse(value, out var price) => this with { Prices = Prices.Add(price) },
            Certified when sessions && Codes<Certification>.TryParse(value, out var certification) => this with { Certifications = Certifications.Add(certification) },
            Way when sessions && Codes<TrainingWay>.TryParse(value, out var way) => this with { Ways = Ways.Add(way) },
            Way when Subject == AlertSubject.Meetings && Codes<MeetingWay>.TryParse(value, out var way) => this with { MeetingWays = MeetingWays.Add(way) },
            _ => null,
        };
    }

    private TrainingSearch Sorted() => this with
    {
        Departments = Set(Departments), Regions = Set(Regions), Hubs = Set(Hubs), Audiences = Set(Audiences), Prices = Set(Prices), Certifications = Set(Certifications), Ways = Set(Ways), MeetingWays = Set(MeetingWays),
    };

    private static ImmutableArray<T> Set<T>(ImmutableArray<T> values) => values.Length < 2 ? values : [.. values.Distinct().OrderBy(value => value!.ToString(), StringComparer.Ordinal)];

    private static void Put(StringBuilder text, string name, IEnumerable<string> values)
    {
        foreach (var value in values)
        {
            text.Append(text.Length == 0 ? "" : "&").Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }
    }
}
