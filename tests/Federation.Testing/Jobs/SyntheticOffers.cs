using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Territories;

namespace Federation.Testing.Jobs;

/// <summary>
/// Offers as employers of this field write them, drawn from a seed: the offer of a number is always the same. Titles, places and codes are as unequal
/// as in life; names of dispositifs and quarters give the long tail of words that nobody else uses.
/// </summary>
public sealed class SyntheticOffers(int seed)
{
    public static readonly DateTimeOffset LastDay = new(2026, 6, 30, 12, 0, 0, TimeSpan.Zero);

    private static readonly HubId[] Hubs = [.. "aura bretagne occitanie idf paca hdf grand-est normandie bfc centre pdl naq corse reunion".Split(' ').Select(HubId.Parse)];
    private static readonly (CanonicalTitle Canonical, string Title)[] Titles =
        [.. OfferTitles.All.SelectMany(row => Enumerable.Range(0, row.Often).SelectMany(_ => row.Titles.Select(title => (row.Canonical, title))))];

    private static readonly (string Name, DepartmentCode Department)[] Places =
        [.. Towns.All.SelectMany(town => Enumerable.Repeat((town.Name, DepartmentCode.Parse(town.Department)), town.Often))];

    public PublishedOffer At(int number)
    {
        var random = new Random(HashCode(seed, number));
        var (canonical, title) = random.Pick(Titles);
        var (town, department) = random.Pick(Places);
        // The last two months, to the millisecond.
        var published = DateTimeOffset.FromUnixTimeMilliseconds(LastDay.ToUnixTimeMilliseconds() - random.NextInt64(60L * 86_400_000));
        var hub = Hubs[Math.Min(Hubs.Length - 1, (int)(-4 * Math.Log(1 - random.NextDouble())))];
        var posting = new Posting(
            title, canonical, new Employer(Employer(random, town)), new Place(department, town, random.Chance(0.2) ? Fill(random, "Quartier {name}", town) : null),
            Contract(random), Hours(random), Pay(random), (CollectiveAgreement)random.Next(8), Summary(random, town),
            Lines(random, OfferPhrases.Missions, 3, 7, town), Lines(random, OfferPhrases.Required, 1, 5, town), Lines(random, OfferPhrases.Desired, 0, 3, town),
            [], (Licence)random.Next(4), (TrainingPosition)random.Next(5), (FormerClients)random.Next(4),
            new HowToApply(Some<WayToApply>(random, 0.4)), null, Some<PublicMet>(random, 0.1), null, Some<Commitment>(random, 0.4), new Start(null, random.Chance(0.5)));
        return new PublishedOffer(
            hub, OfferId.Of(random.NextGuid(published)), posting, 1, published, published, published.AddDays(90),
            random.Chance(0.02) ? [random.Pick(Hubs.Where(other => other != hub).ToArray())] : []);
    }

    private static int HashCode(int seed, int number) => unchecked((int)((((uint)seed * 0x9E3779B1) ^ ((uint)number * 0x85EBCA77)) * 0xC2B2AE3D));

    private static Contract Contract(Random random) => random.Next(10) switch
    {
        < 3 => new Contract(ContractKind.Cdi),
        < 5 => new Contract(ContractKind.Cdd, random.Next(1, 25)),
        < 8 => new Contract(ContractKind.Cddi, 6, "6 mois, renouvelable jusqu’à 24 mois"),
        _ => new Contract((ContractKind)random.Next(11)),
    };

    private static Hours Hours(Random random) => random.Next(10) switch
    {
        < 4 => new Hours(WorkingTime.Part, random.Pick([17.5m, 20m, 24m, 26m, 28m]), "Du lundi au vendredi, en journée"),
        < 7 => new Hours(WorkingTime.Full, 35, random.Chance(0.3) ? "Un week-end sur trois, jours fériés travaillés" : null),
        < 9 => new Hours(WorkingTime.CandidatesChoice),
        _ => Federation.Domain.Jobs.Hours.NotStated,
    };

    private static Pay Pay(Random random) => random.Next(10) switch
    {
        < 3 => Federation.Domain.Jobs.Pay.NotStated,
        < 5 => new Pay(PayBasis.LegalMinimum),
        < 7 => new Pay(PayBasis.Amount, 1800 + (10 * random.Next(70)), null, PayPeriod.Month),
        < 8 => new Pay(PayBasis.Amount, 12 + (random.Next(400) / 100m), null, PayPeriod.Hour),
        < 9 => new Pay(PayBasis.SameAsTheTeam),
        _ => new Pay(PayBasis.Scale, Scale: "Grille des moniteurs-éducateurs", Index: random.Next(350, 500)),
    };

    private static string Employer(Random random, string town) => random.Next(6) switch
    {
        0 => $"CCAS de {town}",
        1 => $"Hôpital de {town}",
        2 => $"Association {Capital(random.Pick(OfferPhrases.Words))} {Capital(random.Pick(OfferPhrases.Words))}",
        3 => $"Fondation {Capital(Rare(random))}",
        _ => $"{Capital(random.Pick(OfferPhrases.Words))} {town}",
    };

    private static string Summary(Random random, string town)
    {
        var sentences = random.Next(8, 18);
        var text = new System.Text.StringBuilder(1600);
        for (var i = 0; i < sentences; i++)
        {
            text.Append(i == 0 ? "" : i % 5 == 0 ? "\n" : " ").Append(Fill(random, random.Pick(OfferPhrases.Sentences), town));
        }

        return text.ToString();
    }

    private static ImmutableArray<string> Lines(Random random, string[] from, int least, int most, string town)
    {
        var lines = new string[random.Next(least, most)];
        for (var i = 0; i < lines.Length; i++)
        {
            lines[i] = Fill(random, random.Pick(from), town);
        }

        return [.. lines.Distinct()];
    }

    private static string Fill(Random random, string phrase, string town) => phrase
        .Replace("{people}", random.Pick(OfferPhrases.People), StringComparison.Ordinal)
        .Replace("{place}", random.Pick(OfferPhrases.Places), StringComparison.Ordinal)
        .Replace("{Place}", Capital(random.Pick(OfferPhrases.Places)), StringComparison.Ordinal)
        .Replace("{team}", random.Pick(OfferPhrases.Teams), StringComparison.Ordinal)
        .Replace("{town}", town, StringComparison.Ordinal)
        .Replace("{name}", Capital(Rare(random)), StringComparison.Ordinal)
        .Replace("{Name}", Capital(Rare(random)), StringComparison.Ordinal);

    /// <summary>Some 24 to the power of two to four names, the short ones often.</summary>
    private static string Rare(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(2, 5)).Select(_ => OfferPhrases.Syllables[(int)(random.NextDouble() * random.NextDouble() * OfferPhrases.Syllables.Length)]));

    private static ImmutableArray<T> Some<T>(Random random, double share) where T : struct, Enum => [.. Enum.GetValues<T>().Where(_ => random.Chance(share))];

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
