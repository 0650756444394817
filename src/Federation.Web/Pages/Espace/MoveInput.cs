using System.Globalization;
using Federation.Domain.Grains;
using Federation.Domain.Referrals;
using Federation.Node.Desk;
using Federation.Web.Shared;
using Federation.Web.Words;

namespace Federation.Web.Pages.Espace;

/// <summary>What an action's form sends, as it was typed, so that nothing is lost when it must be mended.</summary>
public sealed class MoveInput
{
    public string? To { get; set; }

    public string? Reason { get; set; }

    public string? Question { get; set; }

    public string? Note { get; set; }

    public string? On { get; set; }

    public string? Key { get; set; }

    /// <summary>The id of one of its fields; several forms of one page have the same fields.</summary>
    public static string Field(string name, string action) => $"{name}-{action}";

    /// <summary>The move as it is meant, or null with what to mend in <paramref name="faults"/>.</summary>
    public MoveReferral? Read(MoveAction action, DateOnly today, Faults faults)
    {
        var (reason, question, on) = ((Reason?)null, (Question?)null, (DateOnly?)null);
        switch (action.Asks)
        {
            case Asks.Reason when Codes<Reason>.TryParse(Reason, out var known) && Reasons.For(action.To).Contains(known):
                reason = known;
                break;
            case Asks.Reason:
                faults.Add(Field("raison", action.Code), "Choisissez une raison : la personne et l’autre plateforme la liront.");
                break;
            case Asks.Question:
                question = Asked(action, faults);
                break;
            case Asks.Date when DateOnly.TryParseExact(On, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day >= today && day <= today.AddYears(2):
                on = day;
                break;
            case Asks.Date:
                faults.Add(Field("date", action.Code), "Choisissez une date à venir, dans les deux ans.");
                break;
        }

        return faults.Any ? null : new MoveReferral(action.To, reason, question, null, on);
    }

    private Question? Asked(MoveAction action, Faults faults)
    {
        // A browser counts a line's end as one character and sends two.
        Note = Note?.ReplaceLineEndings("\n").Trim();
        if (Note is { Length: > ReferralDesk.LongestText })
        {
            faults.Add(Field("mots", action.Code), $"Raccourcissez : {Note.Length} signes, {ReferralDesk.LongestText} au plus.");
        }

        if (Codes<Question>.TryParse(Question, out var known))
        {
            return known;
        }

        faults.Add(Field("question", action.Code), "Dites sur quoi porte la précision.");
        return null;
    }
}

/// <summary>What opening something sealed sends.</summary>
public sealed class OpenInput
{
    public string? What { get; set; }

    public string? Danger { get; set; }

    /// <summary>Sent by the form for danger, so that a reason left out is a fault to mend and not an ordinary opening.</summary>
    public bool ForDanger { get; set; }

    public string? Key { get; set; }
}
