using System.Collections.Frozen;

namespace Federation.Search.Analysis;

/// <summary>
/// Whether "pair" is the peer. Written for both genders, it always is. "pair" and "pairs" are, unless they stand in one of the expressions that
/// take the word elsewhere: what comes in turns (jours pairs, pair ou impair), au pair, hors pair, aller de pair, pair à pair, pair de France,
/// relu par les pairs, pair programming. "paire" and "paires" are not, unless a person or a work of peers stands before them (travailleuse paire),
/// a kind of peer after them (paire-aidante), a plural article before and no "de" after (entre paires), or nothing around. After "non", who is
/// meant is whoever is no peer.
/// </summary>
internal static class PeerRule
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> Lists = Resource.Lines("peer-rule.txt")
        .Select(line => line.Split(": ", 2))
        .ToFrozenDictionary(row => row[0], row => row[1].Split(' ').ToFrozenSet(StringComparer.Ordinal));

    private static readonly FrozenSet<string> Turns = Stems("turns");
    private static readonly FrozenSet<string> Goes = Lists["goes"];
    private static readonly FrozenSet<string> Realms = Lists["realms"];
    private static readonly FrozenSet<string> Reads = Lists["reads"];
    private static readonly FrozenSet<string> Kinds = Stems("kinds");
    private static readonly FrozenSet<string> Persons = Stems("persons");
    private static readonly FrozenSet<string> Determiners = Lists["determiners"];

    public static string Read(Phrase phrase)
    {
        if (phrase.Plain(-1) == "non" || (phrase.Plain(-1) == "pas" && phrase.Plain(-2) == "non"))
        {
            return PeerForms.NoPeer;
        }

        return phrase.Here.Inclusive || IsPeer(phrase) ? PeerForms.Peer : PeerForms.Other;
    }

    private static bool IsPeer(Phrase phrase) =>
        !ToAnother(phrase)
        && (Kinds.Contains(phrase.Term(1))
            || (!InTurns(phrase) && (phrase.Here.Word.Peer is PeerForm.Pair or PeerForm.Pairs ? !Elsewhere(phrase) : Feminine(phrase))));

    private static bool Elsewhere(Phrase phrase) => (phrase.Plain(-1), phrase.Plain(1)) switch
    {
        ("au" or "hors", _) => true,
        ("de", _) when phrase.Plain(-2) == "hors" || phrase.Here.Word.Peer == PeerForm.Pair && GoesBefore(phrase) => true,
        (_, "programming" or "review" or "reviewing") => true,
        ("les" or "des" or "ses" or "leurs", _) when phrase.Plain(-2) == "par" && (Reads.Contains(phrase.Plain(-3)) || Reads.Contains(phrase.Plain(-4))) => true,
        ("des", _) when phrase.Plain(-2) is "chambre" or "cour" => true,
        (_, "de" or "d" or "du") => Realms.Contains(phrase.Plain(2)) || (phrase.Plain(2) is "la" or "l" && Realms.Contains(phrase.Plain(3))),
        _ => false,
    };

    private static bool GoesBefore(Phrase phrase) =>
        Goes.Contains(phrase.Plain(-2)) || Goes.Contains(phrase.Plain(-3)) || Goes.Contains(phrase.Plain(-4));

    private static bool Feminine(Phrase phrase)
    {
        if ((phrase.IsAlone && phrase.Plain(-1) is not ("par" or "en" or "de" or "d")) || Persons.Contains(phrase.Term(-1)))
        {
            return true;
        }

        var doublet = phrase.Plain(-1) is "et" or "ou" && phrase.Form(-2) is PeerForm.Pair or PeerForm.Pairs;
        doublet |= phrase.Plain(1) is "et" or "ou" && phrase.Form(2) is PeerForm.Pair or PeerForm.Pairs;
        return (doublet || (phrase.Here.Word.Peer == PeerForm.Paires && Determiners.Contains(phrase.Plain(-1)))) && phrase.Plain(1) is not ("de" or "d");
    }

    /// <summary>"jours pairs", "pair ou impair", "impairs et pairs".</summary>
    private static bool InTurns(Phrase phrase) =>
        Turns.Contains(phrase.Term(-1))
        || (phrase.Plain(1) is "et" or "ou" && phrase.Term(2) == "impair") || phrase.Term(1) == "impair"
        || (phrase.Plain(-1) is "et" or "ou" && phrase.Term(-2) == "impair") || phrase.Term(-1) == "impair"
        || (phrase.Plain(-1) is "et" or "ou" && Turns.Contains(phrase.Term(-2)) && phrase.Form(-2) != PeerForm.None);

    /// <summary>"pair à pair", "peer-to-peer" by its French name.</summary>
    private static bool ToAnother(Phrase phrase) =>
        (phrase.Plain(1) == "a" && phrase.Form(2) == PeerForm.Pair) || (phrase.Plain(-1) == "a" && phrase.Form(-2) == PeerForm.Pair);

    private static FrozenSet<string> Stems(string list) => Lists[list].Select(word => Stemmer.Stem(word)).ToFrozenSet(StringComparer.Ordinal);
}
