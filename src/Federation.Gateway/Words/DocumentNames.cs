using System.Collections.Frozen;

namespace Federation.Gateway.Words;

/// <summary>What the public documents behind the demonstration data are called, for those who would look them up; a file's name and lines tell them nothing.</summary>
public static class DocumentNames
{
    /// <summary>As in <c>data/demonstration/README.md</c>.</summary>
    private static readonly FrozenDictionary<string, string> Known = new Dictionary<string, string>
    {
        ["000_8564236e38852945.txt"] = "guide d’intégration du travail pair (Bretagne)",
        ["001_4c206ae21a63adc5.txt"] = "publication sur le travail pair en santé mentale et lutte contre les exclusions (Île-de-France)",
        ["002_96a354a87200905b.txt"] = "rapport d’activité 2020-2021 de la plateforme (AURA)",
        ["003_334ac4807f5f4e64.txt"] = "texte sur le travail pair à Grenoble, 2024 (AURA)",
        ["004_79e54e700a9952a7.txt"] = "bilan de la mission travail pair dans l’Hérault (Occitanie)",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The document's name; what is not one of these, as it stands.</summary>
    public static string Of(string source) => Known.GetValueOrDefault(source.Split(',')[0].Trim()) ?? source;
}
