using System.Collections.Immutable;
using Federation.Domain.Jobs;
using Federation.Domain.Territories;
using Federation.Gateway.Words;
using Federation.Search.Jobs;
using Federation.Search.Queries;
using Federation.Web.Searches;
using OfferLabels = Federation.Web.Words.OfferLabels;

namespace Federation.Web.Alerts;

/// <summary>Criteria that ask a little more than others, each without one thing that an offer is.</summary>
internal static class NarrowerCriteria
{
    /// <summary>Euros a month: what is proposed where an offer states no pay.</summary>
    private const decimal LowestFloor = 1_800;

    private const decimal FloorStep = 100;

    /// <summary>Not all of them keep the offer away: it may be met in another way. Who proposes them tries first.</summary>
    public static IEnumerable<(string Words, Criteria Criteria)> Of(OfferSearch search, PublishedOffer offer)
    {
        var (criteria, posting) = (search.Criteria, offer.Posting);
        if (criteria is { AnyWord: true, Words: not null })
        {
            yield return ("Seulement si tous les mots y sont", criteria with { AnyWord = false });
        }

        foreach (var place in Places(criteria, posting.Place.Department))
        {
            yield return place;
        }

        if (Less(criteria.Contracts, posting.Contract.Kind) is { } contracts)
        {
            yield return (posting.Contract.Kind == ContractKind.NotStated ? "Seulement si le contrat est indiqué" : $"Sans le contrat : {OfferLabels.Of(posting.Contract.Kind)}", criteria with { Contracts = contracts });
        }

        if (Less(criteria.Times, posting.Hours.Time) is { } times)
        {
            yield return (posting.Hours.Time == WorkingTime.NotStated ? "Seulement si le temps de travail est indiqué" : $"Sans le temps de travail : {SearchWords.Time(posting.Hours.Time)}", criteria with { Times = times });
        }

        // A title that is none of the known ones says nothing of the post: without such titles, much would go that nobody meant.
        if (posting.Canonical != CanonicalTitle.Other && Less(criteria.Titles, posting.Canonical) is { } titles)
        {
            yield return ($"Sans le métier : {OfferLabels.Of(posting.Canonical)}", criteria with { Titles = titles });
        }

        if (Less(criteria.Trainings, posting.Training) is { } trainings)
        {
            yield return (posting.Training == TrainingPosition.NotStated ? "Seulement si la formation est précisée" : $"Sans : {OfferLabels.Of(posting.Training)}", criteria with { Trainings = trainings });
        }

        if (Floor(offer) is var floor && floor <= OfferSearch.HighestPay && floor > (criteria.PayFloor ?? 0))
        {
            yield return ($"Seulement si le salaire est annoncé : {SearchWords.PayFloor(floor)}, à temps plein", criteria with { PayFloor = floor });
        }
    }

    private static IEnumerable<(string, Criteria)> Places(Criteria criteria, DepartmentCode department)
    {
        if (department == default)
        {
            yield break;
        }

        var words = RouteWords.Department(department);
        var region = Departments.Of(department).Region;
        if (!criteria.Departments.IsDefaultOrEmpty)
        {
            if (criteria.Around > 0)
            {
                yield return ($"Plus près : {SearchWords.Around(criteria.Around - 1)}", criteria with { Around = criteria.Around - 1 });
            }

            if (criteria.Departments.Remove(department) is { IsEmpty: false } others && others.Length < criteria.Departments.Length)
            {
                yield return ($"Sans le département : {words}", criteria with { Departments = others });
            }
        }
        else if (criteria.Regions.IsDefaultOrEmpty || criteria.Regions.Contains(region))
        {
            if (criteria.Regions is { IsDefaultOrEmpty: false, Length: 1 })
            {
                yield return ($"Sans le département : {words}", criteria with
                {
                    Regions = [], Departments = [.. Departments.OfRegion(region).Select(other => other.Code).Where(other => other != department)],
                });
            }
            else
            {
                ImmutableArray<RegionCode> wanted = criteria.Regions.IsDefaultOrEmpty ? [.. Regions.All.Select(other => other.Code)] : criteria.Regions;
                yield return ($"Sans la région : {Regions.Of(region).Name}", criteria with { Regions = wanted.Remove(region) });
            }
        }
    }

    /// <summary>Those asked, or all when none is, without one; null when none would be left.</summary>
    private static ImmutableArray<T>? Less<T>(ImmutableArray<T> asked, T without) where T : struct, Enum
    {
        ImmutableArray<T> wanted = asked.IsDefaultOrEmpty ? [.. Enum.GetValues<T>()] : asked;
        return wanted.Remove(without) is { IsEmpty: false } rest && rest.Length < wanted.Length ? rest : null;
    }

    private static decimal Floor(PublishedOffer offer)
    {
        var stated = new OfferReader().Read(offer).MonthlyPay / 100m;
        return stated == 0 ? LowestFloor : (decimal.Floor(stated / FloorStep) + 1) * FloorStep;
    }
}
