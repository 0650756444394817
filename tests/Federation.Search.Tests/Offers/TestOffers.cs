using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Territories;
using Federation.Testing;

namespace Federation.Search.Tests.Offers;

/// <summary>Offers that say nothing but what a test gives them.</summary>
internal static class TestOffers
{
    public static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public static readonly HubId Aura = HubId.Parse("aura");

    public static PublishedOffer Titled(string title, string? summary = null, int seed = 1) => Of(seed, Posting(title) with { Summary = summary });

    public static PublishedOffer Of(int seed, Posting posting) => new(
        Aura, OfferId.Of(Seeds.Of(seed).NextGuid(Monday)), posting, 1, Monday, Monday, Monday.AddDays(60), []);

    public static Posting Posting(string title) => new(
        title, CanonicalTitle.Other, new Employer("X"), new Place(DepartmentCode.Parse("38")), Contract.NotStated, Hours.NotStated, Pay.NotStated, CollectiveAgreement.NotStated,
        null, [], [], [], [], Licence.NotStated, TrainingPosition.NotStated, FormerClients.NotStated, new HowToApply(ImmutableArray<WayToApply>.Empty), null,
        [], null, [], new Start());
}
