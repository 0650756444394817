namespace Federation.Search.Analysis;

/// <summary>What neighbours make of a word: which "pair" it is, which "MSP", and whether it is a word at all (H/F).</summary>
internal static class Context
{
    /// <summary>The term of a "maison de santé pluriprofessionnelle", which shares its initials with the peer mediator.</summary>
    private const string HealthHouse = "maisondesante";

    private const string Msp = "msp";

    public static void Apply(Span<Token> tokens)
    {
        var house = false;
        for (var i = 0; i < tokens.Length; i++)
        {
            ref var token = ref tokens[i];
            token.Noise = IsNoise(tokens, i);
            token.Term = token.Word.Peer != PeerForm.None ? PeerRule.Read(new Phrase(tokens, i))
                : token.Word.Plain == "parite" ? Parity(new Phrase(tokens, i))
                : token.Word.Term;
            house |= token.Term == "maison" && new Phrase(tokens, i) is var here && (here.Plain(2) == "sante" || here.Plain(1) == "sante");
        }

        for (var i = 0; house && i < tokens.Length; i++)
        {
            if (tokens[i].Term == Msp)
            {
                tokens[i].Term = HealthHouse;
            }
        }
    }

    /// <summary>"H/F", "F-H-X", "(f/h)": that the post is open to all says nothing of the post.</summary>
    private static bool IsNoise(ReadOnlySpan<Token> tokens, int at) =>
        Letter(tokens, at) is { Length: > 0 } here
        && (here is "hf" or "fh" || (here is "h" or "f"
            ? IsOther(here, Letter(tokens, at - 1)) || IsOther(here, Letter(tokens, at + 1))
            : here is "x" or "nb" or "m" && (Letter(tokens, at - 1) is "h" or "f" || Letter(tokens, at + 1) is "h" or "f")));

    private static bool IsOther(string one, string other) => (one, other) is ("h", "f") or ("f", "h") or ("f", "m");

    private static string Letter(ReadOnlySpan<Token> tokens, int at) => (uint)at < (uint)tokens.Length && tokens[at].Word.Plain is { Length: <= 2 } plain ? plain : "";

    /// <summary>Misspelt for "pairité" in the sources, unless it is the equality of women and men.</summary>
    private static string Parity(Phrase phrase)
    {
        for (var offset = -3; offset <= 5; offset++)
        {
            if (phrase.Term(offset) is "femm" or "homm" or "sex" or "genr" or "professionnel" or "salarial" or "f" or "h")
            {
                return "parit";
            }
        }

        return "pairit";
    }
}
