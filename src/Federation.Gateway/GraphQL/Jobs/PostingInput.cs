using System.Collections.Immutable;
using Federation.Domain.Jobs;
using Federation.Node.Desk;

namespace Federation.Gateway.GraphQL.Jobs;

/// <summary>A posting as software writes it; it cannot say that it is an example.</summary>
public sealed record PostingInput(
    string Title, CanonicalTitle Canonical, Employer Employer, Place Place, CollectiveAgreement Agreement, ImmutableArray<string> Missions, ImmutableArray<string> Required, ImmutableArray<string> Desired,
    ImmutableArray<LanguageAsked> Languages, Licence Licence, TrainingPosition Training, FormerClients FormerClients, ImmutableArray<PublicMet> Publics, ImmutableArray<Commitment> Commitments,
    Contract? Contract = null, Hours? Hours = null, Pay? Pay = null, string? Summary = null, HowToApply? Apply = null, string? Reveals = null, string? PublicsNote = null, Start? Start = null,
    int? Positions = null, string? Prospects = null)
{
    /// <summary>As the pages read a form: no blanks around, nothing for an empty text, sets in the order of their codes.</summary>
    public Posting Read() => new(
        Title.Trim(), Canonical, new Employer(Employer.Name.Trim(), Text(Employer.Structure), Text(Employer.Siret), Text(Employer.Workplace)),
        new Place(Place.Department, Text(Place.Commune), Text(Place.Detail)),
        Contract is { } contract ? contract with { Note = Text(contract.Note) } : Contract.NotStated,
        Hours is { } hours ? hours with { Schedule = Text(hours.Schedule) } : Hours.NotStated,
        Pay is { } pay ? pay with { Scale = Text(pay.Scale), Note = Text(pay.Note) } : Pay.NotStated,
        Agreement, Text(Summary?.ReplaceLineEndings("\n")), Lines(Missions), Lines(Required), Lines(Desired), Languages, Licence, Training, FormerClients,
        Apply is { } apply ? new HowToApply(Set(apply.Ways), apply.AllAsked, Text(apply.Note)) : new HowToApply([]), Text(Reveals), Set(Publics), Text(PublicsNote), Set(Commitments),
        Start ?? new Start(), Positions, Text(Prospects));

    public OfferText With(ApplicationContact? contact) => new(
        Read(), contact is null ? null : new ApplicationContact(Text(contact.Name), Text(contact.Email), Text(contact.Phone), Text(contact.Link), Text(contact.Address)));

    public override string ToString() => "[scellé]";

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static ImmutableArray<string> Lines(ImmutableArray<string> lines) => [.. lines.Select(line => line.Trim()).Where(line => line.Length > 0)];

    private static ImmutableArray<T> Set<T>(ImmutableArray<T> codes) where T : struct, Enum => [.. codes.Distinct().Order()];
}
