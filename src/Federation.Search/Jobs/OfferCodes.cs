using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Territories;

namespace Federation.Search.Jobs;

/// <summary>The terms of everything that an offer says in codes, once each.</summary>
internal static class OfferCodes
{
    public static void Read(PublishedOffer offer, List<string> terms)
    {
        var posting = offer.Posting;
        var department = posting.Place.Department;
        Add(terms, OfferField.Region, Departments.Of(department).Region.ToString());
        Add(terms, OfferField.Department, department.ToString());
        Add(terms, OfferField.Contract, Codes<ContractKind>.Of(posting.Contract.Kind));
        Add(terms, OfferField.Time, Codes<WorkingTime>.Of(posting.Hours.Time));
        Add(terms, OfferField.Title, Codes<CanonicalTitle>.Of(posting.Canonical));
        Add(terms, OfferField.Training, Codes<TrainingPosition>.Of(posting.Training));
        Add(terms, OfferField.Pay, Codes<PayBasis>.Of(posting.Pay.Basis));
        Add(terms, OfferField.FormerClients, Codes<FormerClients>.Of(posting.FormerClients));
        Each(terms, OfferField.Publics, posting.Publics);
        Each(terms, OfferField.Ways, posting.Apply.Ways);
        Each(terms, OfferField.Commitments, posting.Commitments);
        Add(terms, OfferField.Hubs, offer.Hub.ToString());
        foreach (var hub in offer.AlsoBy)
        {
            Add(terms, OfferField.Hubs, hub.ToString());
        }

        if (posting.Place.Commune is { } commune)
        {
            Add(terms, OfferField.Towns, commune);
        }
    }

    private static void Each<T>(List<string> terms, OfferField field, ImmutableArray<T> values) where T : struct, Enum
    {
        foreach (var value in values)
        {
            Add(terms, field, Codes<T>.Of(value));
        }
    }

    private static void Add(List<string> terms, OfferField field, string code)
    {
        var term = CodeTerms.Of(field, code);
        if (!terms.Contains(term))
        {
            terms.Add(term);
        }
    }
}
