using Federation.Domain.Grains;
using Federation.Gateway.Words;

namespace Federation.Gateway.Problems;

/// <summary>The sentences that name what said no: a reader of a training must not hear of a request.</summary>
internal static class NounProblems
{
    private static readonly Noun Unnamed = new("Cette fiche", "la même fiche", true);

    private static readonly Dictionary<string, Func<Noun, string>> Sentences = new(StringComparer.Ordinal)
    {
        ["unknown-grain"] = noun => $"{noun.This} n’existe pas, ou n’existe plus. Vérifiez le lien.",
        ["already-exists"] = noun => $"{noun.This} est déjà enregistré{noun.E}. Il n’y a rien à refaire.",
        ["too-contended"] = noun => $"Quelqu’un modifie {noun.Same} au même moment. Rechargez la page et recommencez.",
        ["no-such-transition"] = noun => $"{noun.This} a changé entre-temps : cette action n’est plus possible. Rechargez la page pour voir où {noun.It} en est.",
        ["forgotten"] = noun => $"{noun.This} est terminé{noun.E} et ses détails ont été effacés.",
        ["text-replaced"] = noun => $"Quelqu’un a modifié {noun.Inside} entre-temps. Relisez ce qui est écrit maintenant avant d’enregistrer : rien n’est remplacé sans cela.",
    };

    public static IReadOnlyCollection<string> Codes => Sentences.Keys;

    /// <summary>Null: the code is of another list.</summary>
    public static string? Sentence(Refusal refusal) =>
        Sentences.TryGetValue(refusal.Code, out var write) ? write(refusal.Of is { } kind ? Nouns.Of(kind) : Unnamed) : null;
}
