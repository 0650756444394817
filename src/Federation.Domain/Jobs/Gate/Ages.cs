namespace Federation.Domain.Jobs.Gate;

/// <summary>
/// An age asked of who applies. Only at the beginning of a requirement: « auprès de jeunes de moins de 25 ans » is about others, « 5 ans
/// d’expérience » is no age, and to be of age (18, or 21) is often the law.
/// </summary>
internal static class Ages
{
    private static readonly HashSet<string> Openings = new(
        ["avoir", "etre", "age", "agee", "de", "entre", "moins", "plus", "minimum", "maximum", "max", "min", "jusqu", "a", "au", "limite", "d", "limitee", "ans", "et"], StringComparer.Ordinal);

    private static readonly HashSet<string> Durations = new(["experience", "experiences", "pratique", "anciennete", "etudes", "metier", "poste", "exercice", "permis", "diplome", "formation"], StringComparer.Ordinal);

    public static bool AreNamed(ReadOnlySpan<string> clause)
    {
        var number = 0;
        while (number < clause.Length && !IsAge(clause[number]))
        {
            if (!Openings.Contains(clause[number]))
            {
                return false;
            }

            number++;
        }

        // « 18 30 ans » is a range whose hyphen was folded.
        var ans = number;
        while (ans < clause.Length && (IsAge(clause[ans]) || clause[ans] is "et" or "a"))
        {
            ans++;
        }

        if (ans >= clause.Length || clause[ans] != "ans")
        {
            return false;
        }

        foreach (var word in clause[ans..])
        {
            if (Durations.Contains(word))
            {
                return false;
            }
        }

        var opening = clause[..ans];
        var alone = int.Parse(clause[number], System.Globalization.CultureInfo.InvariantCulture) <= 21 && !opening.Contains("moins") && !opening.Contains("maximum") && ans == number + 1;
        return !alone && (opening.Contains("moins") || opening.Contains("plus") || opening.Contains("age") || opening.Contains("agee") || opening.Contains("entre") || ans > number + 1
            || (ans + 1 < clause.Length && clause[ans + 1] is "maximum" or "max"));
    }

    private static bool IsAge(string word) => word.Length == 2 && char.IsAsciiDigit(word[0]) && char.IsAsciiDigit(word[1]);
}
