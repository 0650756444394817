using Federation.Domain.Grains;

namespace Federation.Domain.Jobs;

/// <summary>
/// When two postings are probably one post: the same employer (by its name, or by its SIRET where both state it), in the same commune of the same
/// département, under the same canonical title and the same contract. A proposal to a coordinator, never a fact: only a person joins two offers.
/// </summary>
/// <param name="ByName">Always there.</param>
/// <param name="BySiret">Null when no SIRET is stated.</param>
public sealed record SamePost(string ByName, string? BySiret)
{
    private const int Longest = 400;

    public static SamePost Of(Posting posting)
    {
        // A post known by its displayed title alone is the same only under that title.
        var title = posting.Canonical == CanonicalTitle.Other ? Folded.Of(posting.Title).Replace("|", "") : Codes<CanonicalTitle>.Of(posting.Canonical);
        var where = $"{posting.Place.Department}/{Folded.Letters(posting.Place.Commune ?? "")}/{title}/{Codes<ContractKind>.Of(posting.Contract.Kind)}";
        return new SamePost(
            Short($"{Folded.Letters(posting.Employer.Name)}/{where}"),
            posting.Employer.Siret is { } siret ? Short($"{siret}/{where}") : null);
    }

    private static string Short(string key) => key.Length <= Longest ? key : key[..Longest];
}
