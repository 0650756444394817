namespace Federation.Search.Analysis;

/// <summary>The four forms of a word with two meanings: "pair" the peer, and "pair" the number, "paire" the two of a kind.</summary>
internal enum PeerForm : byte
{
    None,
    Pair,
    Pairs,
    Paire,
    Paires,
}

internal static class PeerForms
{
    /// <summary>The term of a peer.</summary>
    public const string Peer = "pair";

    /// <summary>The term of every other meaning.</summary>
    public const string Other = "paire";

    /// <summary>The term of who is said not to be a peer.</summary>
    public const string NoPeer = "nonpair";

    public static PeerForm Of(ReadOnlySpan<char> plain) => plain switch
    {
        "pair" => PeerForm.Pair,
        "pairs" => PeerForm.Pairs,
        "paire" => PeerForm.Paire,
        "paires" => PeerForm.Paires,
        _ => PeerForm.None,
    };
}
