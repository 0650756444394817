namespace Federation.Web.Shared;

/// <summary>A field of a form that says one thing as it was typed, and another as somebody else wrote it meanwhile.</summary>
public sealed record Difference(string Label, string Typed, string Now);

/// <summary>What somebody typed beside what is there now: nothing that was typed is lost, and nothing is replaced unseen.</summary>
/// <param name="Fresh">The address of the form as it would be filled now.</param>
public sealed record Meanwhile(IReadOnlyList<Difference> Differences, string Fresh)
{
    /// <param name="typed">The fields of a form in its order, by their labels.</param>
    /// <param name="now">The same fields as they would be filled now.</param>
    public static Meanwhile Of(IEnumerable<(string Label, string? Text)> typed, IEnumerable<(string Label, string? Text)> now, string fresh) =>
        new([.. typed.Zip(now).Select(pair => new Difference(pair.First.Label, Plain(pair.First.Text), Plain(pair.Second.Text))).Where(pair => pair.Typed != pair.Now)], fresh);

    private static string Plain(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();
}
