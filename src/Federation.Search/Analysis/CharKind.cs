namespace Federation.Search.Analysis;

/// <summary>What a character does between two words, or inside one.</summary>
internal enum CharKind : byte
{
    /// <summary>A space, or a sign that says no more than one.</summary>
    Space,
    Letter,
    Digit,

    /// <summary>Leaves no trace: combining accents, zero-width and bidirectional marks, soft hyphens.</summary>
    Ignored,

    /// <summary>Ends a phrase: no expression crosses it.</summary>
    Break,
    Dot,

    /// <summary>The dots of inclusive writing: · • ‧ ∙ ⋅ ･; one that stands alone is a bullet.</summary>
    MiddleDot,
    Hyphen,
    Slash,
    Open,
    Close,
    Apostrophe,
}
