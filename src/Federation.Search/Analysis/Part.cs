namespace Federation.Search.Analysis;

/// <summary>What stands between a part and the one before it.</summary>
internal enum Joint : byte
{
    Start,

    /// <summary>A phrase ended: no expression crosses it.</summary>
    Break,
    Space,

    /// <summary>A full stop and a space: a break, unless the stop closes an abbreviation of inclusive writing.</summary>
    DotSpace,

    /// <summary>A space and an opening bracket: "travailleur (se)".</summary>
    Aside,

    // From here on nothing but the sign itself stands between the two.
    Dot,
    MiddleDot,
    Hyphen,
    Slash,
    Open,
    Close,
    Apostrophe,

    /// <summary>From letters to digits or back: "UCSD75".</summary>
    Digit,

    /// <summary>From lower case to a suffix in capitals: "travailleurSE".</summary>
    Capital,
}

/// <summary>A run of letters or of digits, in plain form.</summary>
/// <param name="At">Where its plain form starts in the buffer, <paramref name="Length"/> characters long.</param>
/// <param name="Source">Where it starts in the text, <paramref name="SourceLength"/> characters long.</param>
/// <param name="Opened">An opening bracket stands just before it.</param>
/// <param name="Lower">It starts with a small letter.</param>
internal readonly record struct Part(int At, int Length, int Source, int SourceLength, Joint Before, bool Opened, bool Lower, bool Digits)
{
    public bool IsJoined => Before >= Joint.Dot;
}
