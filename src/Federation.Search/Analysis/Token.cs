namespace Federation.Search.Analysis;

/// <summary>One word of a text in its place.</summary>
internal struct Token
{
    public required Word Word;

    /// <summary>What it is indexed as here: the word's own term, unless its neighbours give it another meaning. Null: not at all.</summary>
    public string? Term;

    /// <summary>The compound it begins, in one word: "pairaidant" for "pair-aidant".</summary>
    public string? Whole;

    /// <summary>Words of that compound, this one included; 1 when there is none.</summary>
    public int Span;

    /// <summary>How many words back the compound it belongs to begins.</summary>
    public int Back;

    /// <summary>A phrase ended before it.</summary>
    public bool Breaks;

    /// <summary>Written for both genders in one word, as only persons are.</summary>
    public bool Inclusive;

    /// <summary>Says that the post is for men and women alike (H/F): no word at all.</summary>
    public bool Noise;

    /// <summary>Where it stands in the text.</summary>
    public int Start;

    public int Length;

    public readonly bool IsContent => !Word.IsFunction && !Noise && Term is not null;
}
