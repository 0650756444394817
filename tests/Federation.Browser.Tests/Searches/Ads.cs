using Federation.Domain.Jobs;

namespace Federation.Searches;

/// <summary>The offers of the market, drawn once from a seed.</summary>
public static class Ads
{
    public const string Markup = "Pair·e <img src=x onerror=document.title='x'> \"א ب\" & <b>fin</b>";

    private static readonly (string Hub, string[] Departments)[] Hubs =
        [("aura", ["38", "69", "42"]), ("bretagne", ["35", "22"]), ("occitanie", ["34"]), ("idf", ["75", "93"])];

    private static readonly (string Title, CanonicalTitle Canonical)[] Titles =
    [
        ("Travailleur·euse pair·e", CanonicalTitle.PeerWorker), ("Médiatrice de santé paire", CanonicalTitle.HealthPeerMediator),
        ("Pair-aidante", CanonicalTitle.PeerSupporter), ("Maître de maison", CanonicalTitle.HouseManager),
    ];

    public static IReadOnlyList<Ad> All { get; } = Draw();

    /// <summary>As the list shows them: the newest first.</summary>
    public static IEnumerable<Ad> Newest => All.OrderBy(ad => ad.DaysAgo);

    private static List<Ad> Draw()
    {
        var random = new Random(20261121);
        var ads = Enumerable.Range(0, 110).Select(number =>
        {
            var (hub, departments) = random.Pick(Hubs);
            var (title, canonical) = random.Pick(Titles);
            return new Ad(
                number, hub, title, canonical, random.Pick(departments),
                random.Pick([ContractKind.Cdi, ContractKind.Cdd, ContractKind.Cddi, ContractKind.NotStated]), random.Pick([WorkingTime.Full, WorkingTime.CandidatesChoice]),
                random.Pick([TrainingPosition.Required, TrainingPosition.NotRequired, TrainingPosition.NotStated]),
                random.Pick([PublicMet.MentalHealth, PublicMet.Addictions, PublicMet.Young]), random.Pick([WayToApply.Cv, WayToApply.Oral]),
                random.Pick([2_050, 2_400, (int?)null]), random.Next(1, 55));
        }).ToList();
        ads[0] = ads[0] with { Title = Markup };
        return ads;
    }

    private static T Pick<T>(this Random random, T[] from) => from[random.Next(from.Length)];
}
