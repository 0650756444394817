using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Structures;

namespace Federation.Domain.Jobs;

/// <summary>What a posting may hold. Called before anything is proposed or published: a text that passes can be read by everybody.</summary>
public static class PostingGuards
{
    public const int LongestTitle = 150;
    public const int LongestName = 200;

    /// <summary>Of one line: a mission, a requirement, a note.</summary>
    public const int LongestLine = 300;

    public const int LongestSummary = 4000;
    public const int MostLines = 30;

    /// <summary>Characters of all texts together: an entry stays small, and so does what search holds.</summary>
    public const int LongestWhole = 12_000;

    public const int MostPositions = 500;

    /// <summary>Euros for any period: more is a slip of the keyboard.</summary>
    public const decimal HighestPay = 1_000_000;

    /// <summary>Refused with <c>invalid-field</c>, or with a code that says where a way to be reached belongs; the detail is the field.</summary>
    public static Refusal? Check(Posting? posting) =>
        posting is null ? Refusal.InvalidField("posting") : Codes(posting) ?? Numbers(posting) ?? Texts(posting);

    private static Refusal? Codes(Posting posting) =>
        !Enum.IsDefined(posting.Canonical) ? Refusal.InvalidField("canonical")
        : posting.Employer is null || (posting.Employer.Structure is { } key && !TextId.IsSlug(key, GrainId.LongestKey)) ? Refusal.InvalidField("employer")
        : posting.Employer.Siret is { } siret && !StructureGuards.IsSiret(siret) ? Refusal.InvalidField("employer.siret")
        : posting.Place is null || posting.Place.Department == default ? Refusal.InvalidField("place.department")
        : posting.Contract is null || !Enum.IsDefined(posting.Contract.Kind) ? Refusal.InvalidField("contract")
        : posting.Hours is null || !Enum.IsDefined(posting.Hours.Time) ? Refusal.InvalidField("hours")
        : posting.Pay is null || !Enum.IsDefined(posting.Pay.Basis) || (posting.Pay.Period is { } period && !Enum.IsDefined(period)) ? Refusal.InvalidField("pay")
        : !Enum.IsDefined(posting.Agreement) ? Refusal.InvalidField("agreement")
        : !Enum.IsDefined(posting.Licence) ? Refusal.InvalidField("licence")
        : !Enum.IsDefined(posting.Training) ? Refusal.InvalidField("training")
        : !Enum.IsDefined(posting.FormerClients) ? Refusal.InvalidField("formerClients")
        : posting.Apply is null || !IsSet(posting.Apply.Ways) ? Refusal.InvalidField("apply")
        : !IsSet(posting.Publics) ? Refusal.InvalidField("publics")
        : !IsSet(posting.Commitments) ? Refusal.InvalidField("commitments")
        : posting.Start is null ? Refusal.InvalidField("start")
        : posting.Languages.IsDefault || posting.Languages.Length > MostLines || !posting.Languages.All(IsSound) ? Refusal.InvalidField("languages")
        : null;

    private static Refusal? Numbers(Posting posting) =>
        posting.Positions is < 1 or > MostPositions ? Refusal.InvalidField("positions")
        : posting.Contract.Months is < 1 or > 120 ? Refusal.InvalidField("contract.months")
        : posting.Hours.PerWeek is <= 0 or > 48 || Scale(posting.Hours.PerWeek) > 2 ? Refusal.InvalidField("hours.perWeek")
        : posting.Pay.Index is < 1 or > 9999 ? Refusal.InvalidField("pay.index")
        : posting.Start.On is { Year: < 2000 or > 2100 } ? Refusal.InvalidField("start.on")
        : Amounts(posting.Pay);

    private static Refusal? Amounts(Pay pay)
    {
        if (pay.Basis == PayBasis.Amount && pay.From is null)
        {
            return Refusal.InvalidField("pay.from");
        }

        if (pay.From is <= 0 or > HighestPay || Scale(pay.From) > 2)
        {
            return Refusal.InvalidField("pay.from");
        }

        if (pay.To is { } to && (pay.From is not { } from || to < from || to > HighestPay || Scale(to) > 2))
        {
            return Refusal.InvalidField("pay.to");
        }

        return pay.From.HasValue != pay.Period.HasValue || (pay.Basis == PayBasis.NotStated && pay.From.HasValue) ? Refusal.InvalidField("pay.period") : null;
    }

    private static Refusal? Texts(Posting posting)
    {
        var whole = 0;
        Refusal? wrong = null;
        foreach (var (field, text, most) in PostingTexts.Of(posting))
        {
            whole += text.Length;
            wrong ??= Check(field, text, most);
        }

        return wrong
            ?? (string.IsNullOrWhiteSpace(posting.Title) ? Refusal.InvalidField("title") : null)
            ?? (string.IsNullOrWhiteSpace(posting.Employer.Name) ? Refusal.InvalidField("employer.name") : null)
            ?? Lines("missions", posting.Missions) ?? Lines("required", posting.Required) ?? Lines("desired", posting.Desired)
            ?? (whole > LongestWhole ? new Refusal("posting-too-long", RefusalKind.Invalid) : null);
    }

    private static Refusal? Check(string field, string text, int most) =>
        string.IsNullOrWhiteSpace(text) || text.Length > most || !PlainText.IsSound(text, lines: field == PostingTexts.Summary) ? Refusal.InvalidField(field)
        : Reach.HasAddress(text) || Reach.HasPhone(text) || Reach.HasLink(text) ? new Refusal("contact-in-text", RefusalKind.Invalid, field)
        : null;

    private static Refusal? Lines(string field, ImmutableArray<string> lines) =>
        lines.IsDefault || lines.Length > MostLines || lines.Contains(null!) ? Refusal.InvalidField(field) : null;

    private static bool IsSound(LanguageAsked? asked) =>
        asked is { Language.Length: 2 or 3 } && asked.Language.All(char.IsAsciiLetterLower) && Enum.IsDefined(asked.Rule) && (asked.Level is not { } level || Enum.IsDefined(level));

    /// <summary>Known codes, once each, in the order of the list: the same set is the same posting.</summary>
    private static bool IsSet<T>(ImmutableArray<T> codes) where T : struct, Enum
    {
        if (codes.IsDefault || codes.Length > Grains.Codes<T>.All.Count)
        {
            return false;
        }

        for (var i = 0; i < codes.Length; i++)
        {
            if (!Enum.IsDefined(codes[i]) || (i > 0 && Comparer<T>.Default.Compare(codes[i - 1], codes[i]) >= 0))
            {
                return false;
            }
        }

        return true;
    }

    private static int Scale(decimal? amount) => amount is { } value ? value.Scale : 0;
}
