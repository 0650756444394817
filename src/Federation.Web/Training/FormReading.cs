using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Web.Pages.Offres;
using Federation.Web.Shared;
using Federation.Web.Words;

namespace Federation.Web.Training;

/// <summary>Reads what a coordinator typed, field by field; what cannot be read is said beside it, and the rest is read on.</summary>
public sealed class FormReading(Faults faults)
{
    public Faults Faults => faults;

    /// <summary>One line or more that everybody will read; null when nothing was typed.</summary>
    public string? Text(string? typed, string field, int longest)
    {
        var text = typed?.ReplaceLineEndings("\n").Trim();
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (text.Length > longest)
        {
            faults.Add(field, $"Raccourcissez : {longest} signes au plus, il y en a {text.Length}.");
        }
        else if (Reach.HasAddress(text) || Reach.HasPhone(text) || Reach.HasLink(text))
        {
            faults.Add(field, "Retirez l’adresse, le téléphone ou le lien : tout le monde lira ce texte.");
        }
        else if (!PlainText.IsSound(text))
        {
            faults.Add(field, "Retirez les signes qui ne se lisent pas.");
        }

        return text;
    }

    public string Required(string? typed, string field, int longest, string missing)
    {
        var text = Text(typed, field, longest);
        if (text is null)
        {
            faults.Add(field, missing);
        }

        return text ?? "";
    }

    public IReadOnlyList<string> Lines(string? typed, string field, int most, int longest)
    {
        var lines = (typed ?? "").ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length > most)
        {
            faults.Add(field, $"{most} lignes au plus, il y en a {lines.Length}.");
        }

        return [.. lines.Take(most).Select(line => Text(line, field, longest)!)];
    }

    public decimal? Number(string? typed, string field, decimal least, decimal highest)
    {
        if (!Numbers.TryRead(typed, out var number) || number < least || number > highest)
        {
            faults.Add(field, $"Écrivez un nombre de {CourseWords.Number(least)} à {CourseWords.Number(highest)}.");
            return null;
        }

        return number;
    }

    public int? Whole(string? typed, string field, int least, int highest)
    {
        if (Number(typed, field, least, highest) is not { } number)
        {
            return null;
        }

        if (number != decimal.Truncate(number))
        {
            faults.Add(field, "Écrivez un nombre entier.");
        }

        return (int)number;
    }

    /// <summary>What the page itself proposes; anything else was not typed.</summary>
    public T Code<T>(string? sent, string field, T otherwise) where T : struct, Enum
    {
        if (string.IsNullOrEmpty(sent))
        {
            return otherwise;
        }

        if (Codes<T>.TryParse(sent, out var code))
        {
            return code;
        }

        faults.Add(field, "Choisissez dans la liste.");
        return otherwise;
    }

    public IEnumerable<T> Set<T>(IEnumerable<string>? sent) where T : struct, Enum =>
        (sent ?? []).Where(code => Codes<T>.TryParse(code, out _)).Select(Codes<T>.Parse).Distinct().Order();
}
