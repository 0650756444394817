using System.Collections.Frozen;
using Federation.Domain.Grains;

namespace Federation.Gateway.Words;

/// <param name="This">With its determiner, as a sentence begins: "Cette formation".</param>
/// <param name="Same">"la même formation".</param>
public sealed record Noun(string This, string Same, bool IsFeminine)
{
    /// <summary>"cette formation".</summary>
    public string Inside => char.ToLowerInvariant(This[0]) + This[1..];

    /// <summary>What a participle takes: "enregistré" or "enregistrée".</summary>
    public string E => IsFeminine ? "e" : "";

    public string It => IsFeminine ? "elle" : "il";
}

/// <summary>What people call each kind of grain.</summary>
public static class Nouns
{
    private static readonly FrozenDictionary<GrainKind, Noun> Known = new Dictionary<GrainKind, Noun>
    {
        [GrainKind.Platform] = new("Cette plateforme", "la même plateforme", true),
        [GrainKind.Structure] = new("Cette structure", "la même structure", true),
        [GrainKind.Referral] = new("Cette demande", "la même demande", true),
        [GrainKind.Call] = new("Cet appel", "le même appel", false),
        [GrainKind.Offer] = new("Cette offre", "la même offre", true),
        [GrainKind.Subscription] = new("Cette alerte", "la même alerte", true),
        [GrainKind.Trainer] = new("Cette fiche d’intervenant·e", "la même fiche d’intervenant·e", true),
        [GrainKind.Booking] = new("Cette réservation", "la même réservation", true),
        [GrainKind.Pair] = new("Cette paire", "la même paire", true),
        [GrainKind.Course] = new("Cette formation", "la même formation", true),
        [GrainKind.Session] = new("Cette session", "la même session", true),
        [GrainKind.Collective] = new("Ce collectif", "le même collectif", false),
    }.ToFrozenDictionary();

    /// <exception cref="KeyNotFoundException">The kind has no words yet.</exception>
    public static Noun Of(GrainKind kind) => Known[kind];
}
