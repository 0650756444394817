using Federation.Domain.Jobs;

namespace Federation.Search.Jobs;

/// <summary>Which texts of an offer are searched, the telling ones first, and how much a word weighs in each.</summary>
internal static class OfferTexts
{
    public const float TitleWeight = 8;

    /// <summary>Of the words for its codes.</summary>
    public const float LabelWeight = 2;

    private const float NameWeight = 3;
    private const float TextWeight = 1;

    public static void Read<TState>(Posting posting, TState state, Action<TState, string, float> read)
    {
        read(state, posting.Title, TitleWeight);
        Maybe(posting.Employer.Name, NameWeight);
        Maybe(posting.Employer.Workplace, NameWeight);
        Maybe(posting.Place.Commune, NameWeight);
        Maybe(posting.Place.Detail, TextWeight);
        Maybe(posting.Summary, TextWeight);
        foreach (var lines in (ReadOnlySpan<System.Collections.Immutable.ImmutableArray<string>>)[posting.Missions, posting.Required, posting.Desired])
        {
            foreach (var line in lines)
            {
                read(state, line, TextWeight);
            }
        }

        Maybe(posting.PublicsNote, TextWeight);
        Maybe(posting.Contract.Note, TextWeight);
        Maybe(posting.Hours.Schedule, TextWeight);
        Maybe(posting.Pay.Scale, TextWeight);
        Maybe(posting.Pay.Note, TextWeight);
        Maybe(posting.Apply.Note, TextWeight);
        Maybe(posting.Prospects, TextWeight);
        Maybe(posting.Reveals, TextWeight);

        void Maybe(string? text, float weight)
        {
            if (text is not null)
            {
                read(state, text, weight);
            }
        }
    }
}
