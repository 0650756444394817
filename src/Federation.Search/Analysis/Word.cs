namespace Federation.Search.Analysis;

/// <summary>What is known of a word as it stands, wherever it stands.</summary>
/// <param name="Plain">Lower case, no accents.</param>
/// <param name="Term">What it is indexed and searched as; null for a word of grammar that is never searched.</param>
/// <param name="IsFunction">A word of grammar.</param>
/// <param name="IsKnown">It is right as it stands: no typing error is looked for.</param>
/// <param name="Readings">Terms of known words one typing error away; empty for a known word.</param>
internal sealed record Word(string Plain, string? Term, bool IsFunction, bool IsKnown, PeerForm Peer, string[] Readings)
{
    public static Word Read(ReadOnlySpan<char> plain)
    {
        var text = plain.ToString();
        if (FunctionWords.Find(plain, out var term))
        {
            return new Word(text, term, true, true, PeerForm.None, []);
        }

        var peer = PeerForms.Of(plain);
        var stem = peer == PeerForm.None ? Stemmer.Stem(plain) : PeerForms.Peer;
        var known = peer != PeerForm.None || plain.Length < TypingErrors.ShortestWord || !char.IsLetter(plain[0]) || Lexicon.Knows(stem);
        return new Word(text, stem, false, known, peer, known ? [] : Lexicon.Readings(plain, stem));
    }
}
