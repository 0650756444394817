using Federation.Domain.Grains;
using Federation.Domain.Jobs;

namespace Federation.Domain.Collectives;

/// <summary>What everybody will read: an institution's words, without ways to reach anybody.</summary>
public static class CollectiveGuards
{
    public const int LongestLine = 200;
    public const int LongestText = 1000;

    /// <summary>Refused with <c>invalid-field</c> or <c>contact-in-listing</c>; the detail is the field.</summary>
    public static Refusal? Check(params ReadOnlySpan<(string Field, string? Text, int Longest)> texts)
    {
        foreach (var (field, text, longest) in texts)
        {
            if (text is null)
            {
                continue;
            }

            if (string.IsNullOrWhiteSpace(text) || text.Length > longest || !PlainText.IsSound(text))
            {
                return Refusal.InvalidField(field);
            }

            if (Reach.HasAddress(text) || Reach.HasPhone(text) || Reach.HasLink(text))
            {
                return new Refusal("contact-in-listing", RefusalKind.Invalid, field);
            }
        }

        return null;
    }
}
