namespace Federation.Domain.Jobs;

/// <summary>Every text of a posting with the name of its field: what guards and the gate read is what people read.</summary>
public static class PostingTexts
{
    public const string Title = "title";
    public const string Summary = "summary";
    public const string Missions = "missions";
    public const string Required = "required";
    public const string Desired = "desired";
    public const string Apply = "apply.note";
    public const string Source = "source";

    /// <summary>Texts that are there, with the longest each may be. Lists and parts that are missing are passed over: guards say so.</summary>
    public static IEnumerable<(string Field, string Text, int Most)> Of(Posting posting)
    {
        (string Field, string? Text, int Most)[] single =
        [
            (Title, posting.Title, PostingGuards.LongestTitle),
            ("employer.name", posting.Employer?.Name, PostingGuards.LongestName),
            ("employer.workplace", posting.Employer?.Workplace, PostingGuards.LongestName),
            ("place.commune", posting.Place?.Commune, PostingGuards.LongestName),
            ("place.detail", posting.Place?.Detail, PostingGuards.LongestLine),
            ("contract.note", posting.Contract?.Note, PostingGuards.LongestLine),
            ("hours.schedule", posting.Hours?.Schedule, PostingGuards.LongestLine),
            ("pay.scale", posting.Pay?.Scale, PostingGuards.LongestName),
            ("pay.note", posting.Pay?.Note, PostingGuards.LongestLine),
            (Summary, posting.Summary, PostingGuards.LongestSummary),
            (Apply, posting.Apply?.Note, PostingGuards.LongestLine),
            ("reveals", posting.Reveals, PostingGuards.LongestLine),
            ("publicsNote", posting.PublicsNote, PostingGuards.LongestLine),
            ("prospects", posting.Prospects, PostingGuards.LongestLine),
            (Source, posting.Source, PostingGuards.LongestLine),
        ];
        foreach (var (field, text, most) in single)
        {
            if (text is not null)
            {
                yield return (field, text, most);
            }
        }

        foreach (var (field, lines) in new[] { (Missions, posting.Missions), (Required, posting.Required), (Desired, posting.Desired) })
        {
            for (var i = 0; !lines.IsDefault && i < Math.Min(lines.Length, PostingGuards.MostLines); i++)
            {
                if (lines[i] is not null)
                {
                    yield return ($"{field}[{i}]", lines[i], PostingGuards.LongestLine);
                }
            }
        }
    }
}
