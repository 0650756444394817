using System.Globalization;

namespace Federation.Web.Pages.Offres;

/// <summary>Numbers as French people write them: a comma, thin or ordinary spaces between the thousands, perhaps a unit left behind.</summary>
public static class Numbers
{
    public static CultureInfo Culture => CultureInfo.InvariantCulture;

    public static string? Write(decimal? value) => value?.ToString("0.##", Culture).Replace('.', ',');

    /// <summary>False when something is written that is not a number.</summary>
    public static bool TryRead(string? text, out decimal? value)
    {
        value = null;
        if (string.IsNullOrWhiteSpace(text))
        {
            return true;
        }

        var bare = string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not ('€' or 'h' or 'H'))).Replace(',', '.');
        if (bare.Length > 12 || !decimal.TryParse(bare, NumberStyles.AllowDecimalPoint, Culture, out var read))
        {
            return false;
        }

        value = read;
        return true;
    }
}
