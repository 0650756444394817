using System.Collections.Immutable;
using Federation.Domain.Jobs;
using Federation.Domain.Territories;

namespace Federation.Domain.Tests.Examples;

/// <summary>Sound postings drawn at random: every code, every part there or not, texts of the sources and strange ones.</summary>
internal sealed class DrawnPostings(Random random)
{
    private static readonly string[] Lines =
    [
        "Aller vers les personnes à la rue", "Avoir connu la rue", "Bonne forme physique", "Être une femme", "Joindre un certificat médical", "Permis B", "Avoir moins de 30 ans", "Recul sur son parcours",
        "Travailleur·euse·s pair·e·s", "日本語のテキスト", "😀 😀", "a.b.c.d.e.f", "(e)(s)(e)", "L’équipe l’accueille", "sans sans sans", "1 2 3 4 5 6 7", "e·e·e·e·e·e", "É̀̀́̂", "vécu obligatoire dans le formulaire", "x",
    ];

    public Posting Next() => new(
        Line(), Any<CanonicalTitle>(), new Employer(Line(), Maybe("structure"), Maybe("73282932000074"), Maybe(Line())),
        new Place(DepartmentCode.Parse(Pick(["38", "2A", "976", "75"])), Maybe("Grenoble"), Maybe(Line())),
        new Contract(Any<ContractKind>(), random.Next(2) == 0 ? random.Next(1, 121) : null, Maybe(Line())),
        new Hours(Any<WorkingTime>(), random.Next(2) == 0 ? random.Next(1, 97) / 2m : null, Maybe(Line())), Pay(), Any<CollectiveAgreement>(),
        Maybe(string.Join("\n", Enumerable.Range(0, random.Next(1, 12)).Select(_ => Line()))), Many(), Many(), Many(),
        [.. Enumerable.Range(0, random.Next(3)).Select(_ => new LanguageAsked(Pick(["fr", "prs"]), Any<LanguageRule>(), random.Next(2) == 0 ? Any<LanguageLevel>() : null))],
        Any<Licence>(), Any<TrainingPosition>(), Any<FormerClients>(), new HowToApply(Set<WayToApply>(), random.Next(2) == 0, Maybe(Line())), Maybe(Line()),
        Set<PublicMet>(), Maybe(Line()), Set<Commitment>(), new Start(random.Next(2) == 0 ? new DateOnly(2027, 1, 1) : null, random.Next(2) == 0),
        random.Next(2) == 0 ? random.Next(1, 20) : null, Maybe(Line()), Maybe("document, ligne 1"));

    public T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

    private Pay Pay()
    {
        var basis = Any<PayBasis>();
        if (basis == PayBasis.NotStated || (basis != PayBasis.Amount && random.Next(2) == 0))
        {
            return new Pay(basis, Scale: Maybe(Line()));
        }

        var from = random.Next(500, 400_000) / 100m;
        return new Pay(basis, from, random.Next(2) == 0 ? from + random.Next(500) : null, Any<PayPeriod>(), Maybe(Line()), random.Next(2) == 0 ? 421 : null);
    }

    private string Line() => Pick(Lines);

    private string? Maybe(string text) => random.Next(2) == 0 ? text : null;

    private ImmutableArray<string> Many() => [.. Enumerable.Range(0, random.Next(5)).Select(_ => Line())];

    private T Any<T>() where T : struct, Enum => Pick(Enum.GetValues<T>());

    private ImmutableArray<T> Set<T>() where T : struct, Enum => [.. Enum.GetValues<T>().Where(_ => random.Next(2) == 0)];
}
