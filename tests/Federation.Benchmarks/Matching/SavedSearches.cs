using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Territories;
using Federation.Search.Jobs;
using Federation.Search.Queries;
using Federation.Testing;
using Federation.Testing.Jobs;

namespace Federation.Benchmarks.Matching;

/// <summary>
/// Searches as people save them, in their stored text: some that many save, "any offer in my département" before all, and some like no other. Words
/// are the forms of the sources' vocabulary, and towns and names that offers hold, one in eight with a typing error.
/// </summary>
internal sealed class SavedSearches
{
    private const int Common = 4_000;

    private static readonly string[] Titles =
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "forms.tsv")).Where(line => line.Length > 0 && line[0] != '#').SelectMany(line => line.Split('\t'))];

    private readonly PublishedOffer[] _offers = [.. Enumerable.Range(0, 20_000).Select(new SyntheticOffers(31).At)];
    private readonly HashSet<string> _known = [];
    private readonly string[] _common;

    /// <param name="alone">How many of one are like no other.</param>
    public SavedSearches(int count, double alone, int seed)
    {
        var random = Seeds.Of(seed);
        _common = [.. Enumerable.Range(0, Common).Select(_ => new OfferSearch(Plain(random)).Saved)];
        _known.UnionWith(_common);
        All = new string[count];
        for (var i = 0; i < count; i++)
        {
            All[i] = random.Chance(alone) ? Alone(random) : Often(random);
        }
    }

    /// <summary>As they are stored.</summary>
    public string[] All { get; }

    public static Criteria Read(string saved) => OfferSearch.Read(saved, out _).Criteria;

    /// <summary>One in three for a département alone, as many as there are offers; the others the more often the earlier they stand.</summary>
    private string Often(Random random)
    {
        var share = random.NextDouble();
        return random.Chance(0.35) ? new OfferSearch(new Criteria(Departments: [Department(random)])).Saved : _common[(int)(Common * share * share * share)];
    }

    private string Alone(Random random)
    {
        while (true)
        {
            if (new OfferSearch(Rich(random)).Saved is var saved && _known.Add(saved))
            {
                return saved;
            }
        }
    }

    private Criteria Plain(Random random) => random.Next(10) switch
    {
        < 4 => new Criteria(random.Pick(Titles), Departments: [Department(random)], Around: random.Chance(0.3) ? 1 : 0),
        < 5 => new Criteria(random.Pick(Titles)),
        < 6 => new Criteria(Regions: [Departments.Of(Department(random)).Region]),
        < 8 => new Criteria(Departments: [Department(random)], Contracts: [Contract(random)]),
        < 9 => new Criteria(Departments: [Department(random)], Titles: [Offer(random).Posting.Canonical]),
        _ => new Criteria(Departments: [Department(random)], Publics: [random.Pick(Enum.GetValues<PublicMet>())], Around: random.Next(3)),
    };

    private Criteria Rich(Random random)
    {
        var (place, words) = (random.NextDouble(), random.NextDouble());
        return new Criteria(
            words < 0.4 ? random.Pick(Titles) : words < 0.6 ? $"{random.Pick(Titles)} {Word(random)}" : words < 0.85 ? $"{Word(random)} {Word(random)}" : null,
            random.Chance(0.25),
            place > 0.9 ? [Departments.Of(Department(random)).Region] : [],
            place < 0.75 ? [.. Enumerable.Range(0, random.Chance(0.7) ? 1 : random.Next(2, 5)).Select(_ => Department(random))] : [],
            random.Chance(0.25) ? random.Next(1, 4) : 0,
            Some(random, 0.3, Contract), Some(random, 0.2, some => Offer(some).Posting.Hours.Time), Some(random, 0.2, some => Offer(some).Posting.Canonical),
            Some(random, 0.1, some => some.Pick(Enum.GetValues<TrainingPosition>())), Some(random, 0.15, some => some.Pick(Enum.GetValues<PublicMet>())),
            Some(random, 0.05, some => some.Pick(Enum.GetValues<WayToApply>())), Some(random, 0.05, some => Offer(some).Hub),
            random.Chance(0.2) ? 1_400 + (50 * random.Next(25)) : null);
    }

    private static ImmutableArray<T> Some<T>(Random random, double share, Func<Random, T> one) =>
        random.Chance(share) ? [.. Enumerable.Range(0, random.Chance(0.7) ? 1 : 2).Select(_ => one(random)).Distinct()] : [];

    private PublishedOffer Offer(Random random) => random.Pick(_offers);

    private DepartmentCode Department(Random random) => random.Chance(0.1) ? random.Pick(Departments.All).Code : Offer(random).Posting.Place.Department;

    private ContractKind Contract(Random random) => Offer(random).Posting.Contract.Kind;

    /// <summary>A town, or a word of somebody's offer.</summary>
    private string Word(Random random)
    {
        var posting = Offer(random).Posting;
        var words = random.Chance(0.3) ? [posting.Place.Commune!] : (random.Chance(0.5) ? posting.Employer.Name : posting.Summary!).Split([' ', '.', ',', '\n', ':', '’'], StringSplitOptions.RemoveEmptyEntries);
        var word = random.Pick(words);
        return word.Length > 5 && random.Chance(0.125) ? word.Remove(random.Next(1, word.Length), 1) : word;
    }
}
