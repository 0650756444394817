namespace Federation.Search.Explanations;

public enum ReasonKind
{
    /// <summary>In another form at most: number, gender, accents, inclusive writing.</summary>
    Word,

    /// <summary>The same thing under another name.</summary>
    OtherName,

    /// <summary>A title or a notion close to it.</summary>
    Near,

    /// <summary>Across one typing error.</summary>
    Typing,
}

/// <summary>Why an offer answers one of the things asked.</summary>
/// <param name="Asked">As typed.</param>
/// <param name="Found">As the offer writes it, or the usual name of what it writes.</param>
public sealed record Reason(string Asked, string Found, ReasonKind Kind)
{
    /// <summary>For people: "trouvé par : médiateur de santé pair ≈ travailleur pair".</summary>
    public string Sentence => string.Equals(Asked, Found, StringComparison.OrdinalIgnoreCase) ? $"trouvé par : {Found}" : $"trouvé par : {Asked} ≈ {Found}";
}
