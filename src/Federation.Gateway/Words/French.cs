namespace Federation.Gateway.Words;

public static class French
{
    private const string Vowels = "aàâeéèêëiîïoôuùûüyœæ";

    /// <summary>"d’AURA", "de Bretagne". No name of a hub begins with a mute h so far.</summary>
    public static string De(string name) =>
        name.Length > 0 && Vowels.Contains(char.ToLowerInvariant(name[0])) ? $"d’{name}" : $"de {name}";
}
