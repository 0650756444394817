using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Territories;
using Federation.Search.Jobs;
using Federation.Search.Queries;

namespace Federation.Search.Narrowing;

/// <summary>One way to hear no more of offers like this one.</summary>
/// <param name="By">What it narrows.</param>
/// <param name="Without">The code that goes, as in addresses; null where a number or the words change.</param>
/// <param name="Criteria">Every offer that answers these answers the former ones too.</param>
/// <param name="Kept">How many of the offers that were told would have come all the same.</param>
/// <param name="Dropped">How many would not.</param>
public sealed record Narrowing(Criterion By, string? Without, Criteria Criteria, int Kept, int Dropped);

/// <summary>"Not for me": from what an offer is, what a person may want no more of; with what it would have changed, so that nobody narrows blindly. Pure.</summary>
public static class Narrower
{
    /// <summary>Further tellings are not looked at.</summary>
    public const int MostTold = 200;

    /// <summary>Euros: a floor just above an offer is rounded up to these.</summary>
    private const decimal Step = 50;

    /// <param name="told">The last offers that this alert told of, this one or not.</param>
    /// <returns>What keeps most first; none that would still tell of this offer.</returns>
    public static ImmutableArray<Narrowing> Propose(Criteria criteria, PublishedOffer offer, IReadOnlyList<PublishedOffer> told)
    {
        var reader = new OfferReader();
        var unwanted = reader.Read(offer);
        var others = told.Take(MostTold).Select(reader.Read).ToList();
        return
        [
            .. Candidates(criteria, offer, unwanted).Where(candidate => !Query.Read(candidate.Criteria).Matches(unwanted)).Select(candidate =>
            {
                var query = Query.Read(candidate.Criteria);
                var kept = others.Count(query.Matches);
                return candidate with { Kept = kept, Dropped = others.Count - kept };
            }).OrderByDescending(narrowing => narrowing.Kept).ThenBy(narrowing => narrowing.By),
        ];
    }

    private static IEnumerable<Narrowing> Candidates(Criteria criteria, PublishedOffer offer, AnalysedOffer analysed)
    {
        var posting = offer.Posting;
        if (criteria.AnyWord)
        {
            yield return Of(Criterion.Words, criteria with { AnyWord = false });
        }

        if (Territory(criteria, posting.Place.Department) is { } elsewhere)
        {
            yield return Of(Criterion.Territory, elsewhere, posting.Place.Department.ToString());
        }

        foreach (var by in Codes(criteria, posting))
        {
            yield return by;
        }

        ImmutableArray<HubId> hubs = [.. List(criteria.Hubs).Except([offer.Hub, .. offer.AlsoBy])];
        if (hubs.Length > 0)
        {
            yield return Of(Criterion.Hub, criteria with { Hubs = hubs }, offer.Hub.ToString());
        }

        // What promises no amount has no place above any floor.
        var floor = analysed.MonthlyPay == 0 ? 1 : (Math.Floor(analysed.MonthlyPay / 100m / Step) + 1) * Step;
        if (floor > (criteria.PayFloor ?? 0) && floor <= OfferSearch.HighestPay)
        {
            yield return Of(Criterion.PayFloor, criteria with { PayFloor = floor });
        }
    }

    private static IEnumerable<Narrowing> Codes(Criteria criteria, Posting posting) =>
    [
        .. Less(Criterion.Contract, criteria.Contracts, [posting.Contract.Kind], list => criteria with { Contracts = list }),
        .. Less(Criterion.Time, criteria.Times, [posting.Hours.Time], list => criteria with { Times = list }),
        .. Less(Criterion.Title, criteria.Titles, [posting.Canonical], list => criteria with { Titles = list }),
        .. Less(Criterion.Training, criteria.Trainings, [posting.Training], list => criteria with { Trainings = list }),
        .. Less(Criterion.Public, criteria.Publics, posting.Publics, list => criteria with { Publics = list }),
        .. Less(Criterion.Way, criteria.Ways, posting.Apply.Ways, list => criteria with { Ways = list }),
    ];

    /// <summary>The list without what the offer has; where nothing was asked, everything but that.</summary>
    private static IEnumerable<Narrowing> Less<T>(Criterion by, ImmutableArray<T> asked, ImmutableArray<T> has, Func<ImmutableArray<T>, Criteria> with) where T : struct, Enum
    {
        if (has.IsDefaultOrEmpty)
        {
            yield break;
        }

        ImmutableArray<T> left = [.. (asked.IsDefaultOrEmpty ? Enum.GetValues<T>() : asked.AsEnumerable()).Except(has)];
        if (left.Length > 0)
        {
            yield return Of(by, with(left), Codes<T>.Of(has[0]));
        }
    }

    /// <summary>The same places without this département; null where no place was asked, or this one alone.</summary>
    private static Criteria? Territory(Criteria criteria, DepartmentCode unwanted)
    {
        var chosen = List(criteria.Departments);
        var around = Math.Clamp(criteria.Around, 0, Criteria.MostAround);
        ImmutableArray<DepartmentCode> left =
        [
            .. Departments.All.Where(department => department.Code != unwanted
                && (List(criteria.Regions).Contains(department.Region) || chosen.Contains(department.Code)
                    || (around > 0 && chosen.Any(centre => Adjacency.Distance(centre, department.Code) <= around)))).Select(department => department.Code),
        ];
        return left.IsEmpty ? null : criteria with { Regions = [], Departments = left, Around = 0 };
    }

    private static Narrowing Of(Criterion by, Criteria criteria, string? without = null) => new(by, without, criteria, 0, 0);

    private static ImmutableArray<T> List<T>(ImmutableArray<T> list) => list.IsDefault ? [] : list;
}
