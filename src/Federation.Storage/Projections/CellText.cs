using System.Text;

namespace Federation.Storage.Projections;

/// <summary>Text that both engines keep alike: PostgreSQL refuses U+0000 and half a surrogate pair, and one such name would stop a whole commit.</summary>
internal static class CellText
{
    public static string Clean(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') >= 0)
        {
            text = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        }

        return text.Contains('\0') ? text.Replace('\0', '\uFFFD') : text;
    }
}
