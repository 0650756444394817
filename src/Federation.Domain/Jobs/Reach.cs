namespace Federation.Domain.Jobs;

/// <summary>Ways to reach somebody that were typed into a text: they have their own place, which is sealed and ends with the offer.</summary>
public static class Reach
{
    private const int FewestDigits = 10;

    /// <summary>An e-mail address. « travailleur@s » is inclusive writing: what follows the sign needs a dot and a suffix.</summary>
    public static bool HasAddress(string text)
    {
        for (var at = text.IndexOf('@'); at >= 0; at = text.IndexOf('@', at + 1))
        {
            var end = at + 1;
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '-' or '.'))
            {
                end++;
            }

            var host = text.AsSpan(at + 1, end - at - 1).TrimEnd('.');
            var dot = host.LastIndexOf('.');
            if (at > 0 && !char.IsWhiteSpace(text[at - 1]) && dot > 0 && host.Length - dot - 1 >= 2)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A French telephone number, national or international, whatever separates its digits.</summary>
    public static bool HasPhone(string text)
    {
        Span<char> digits = stackalloc char[24];
        for (var start = 0; start < text.Length; start++)
        {
            var plus = text[start] == '+';
            if ((!plus && !IsDigit(text[start])) || (start > 0 && IsDigit(text[start - 1])))
            {
                continue;
            }

            var count = 0;
            var gap = 0;
            var groups = 0;
            var date = true;
            for (var i = plus ? start + 1 : start; i < text.Length && count < digits.Length && gap <= 3; i++)
            {
                if (IsDigit(text[i]))
                {
                    // « 01/09/2026 10 » is a day and an hour: groups of 2, 2 and 4 digits, the last of them a year of these centuries.
                    groups += gap > 0 ? 1 : 0;
                    date &= groups == (count switch { 0 or 1 => 0, 2 or 3 => 1, < 8 => 2, _ => groups });
                    digits[count++] = (char)('0' + (int)char.GetNumericValue(text[i]));
                    gap = 0;
                }
                else if (text[i] is ' ' or '\u00a0' or '\u202f' or '\u2009' or '.' or '-' or '\u2011' or '/' or '(' or ')' or '_')
                {
                    gap++;
                }
                else
                {
                    break;
                }
            }

            date &= count >= 8 && (digits[4..6] is "20" or "19");
            if (!date && IsNumber(digits[..count], plus))
            {
                return true;
            }
        }

        return false;
    }

    public static bool HasLink(string text) =>
        text.Contains("://", StringComparison.Ordinal) || text.Contains("www.", StringComparison.OrdinalIgnoreCase) || text.Contains("mailto:", StringComparison.OrdinalIgnoreCase);

    /// <summary>Absolute, http or https, with a host and without a password in it; at most 500 characters.</summary>
    public static bool IsLink(string? text) =>
        text is { Length: > 0 and <= 500 } && Uri.TryCreate(text, UriKind.Absolute, out var link) && link.Scheme is "http" or "https"
        && link.Host.Contains('.') && link.UserInfo.Length == 0 && !text.AsSpan().ContainsAnyInRange('\0', ' ');

    private static bool IsDigit(char c) => char.IsDigit(c);

    /// <summary>0X and eight digits; 33 or 0033, perhaps a 0, and nine digits. What follows may be another number.</summary>
    private static bool IsNumber(ReadOnlySpan<char> digits, bool plus)
    {
        if (!plus && digits.StartsWith("0033"))
        {
            return IsNumber(digits[2..], true);
        }

        return plus
            ? digits.StartsWith("33") && digits[2..].TrimStart('0').Length >= FewestDigits - 1
            : digits.Length >= FewestDigits && digits[0] == '0' && digits[1] != '0';
    }
}
