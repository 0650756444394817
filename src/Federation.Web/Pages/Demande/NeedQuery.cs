using System.Globalization;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Referrals;
using Federation.Domain.Territories;
using Federation.Domain.Time;
using Federation.Web.Shared;
using Federation.Web.Words;
using Microsoft.AspNetCore.Http;

namespace Federation.Web.Pages.Demande;

/// <summary>A need as an address says it: codes only, so that it can be shared and kept by a browser without telling anything of anybody.</summary>
public sealed record NeedQuery(string? Kind, string? Department, string? From, string? Way, string? By, string? Language, string? Hub)
{
    private const int Longest = 40;

    public static NeedQuery Of(IQueryCollection query) => new(
        One(query, "besoin"), One(query, "departement"), One(query, "depuis"), One(query, "comment"), One(query, "avant"), One(query, "langue"), One(query, "plateforme"));

    /// <summary>The hub whose page was open.</summary>
    public HubId? Page => HubId.TryParse(Hub, out var hub) ? hub : null;

    /// <summary>"?besoin=…": the same need, for the next page or the previous one.</summary>
    public string Query => QueryString.Create(new Dictionary<string, string?>
    {
        ["besoin"] = Kind, ["departement"] = Department, ["depuis"] = From, ["comment"] = Way, ["avant"] = By, ["langue"] = Language, ["plateforme"] = Hub,
    }.Where(pair => pair.Value is not null)).ToString();

    /// <summary>The need, or null with what to mend.</summary>
    public Need? Read(Faults faults, DateTimeOffset now)
    {
        if (!Codes<ReferralKind>.TryParse(Kind, out var kind))
        {
            faults.Add("besoin", "Choisissez ce dont vous avez besoin.");
        }

        if (!DepartmentCode.TryParse(Department, out var department))
        {
            faults.Add("departement", "Choisissez le département où la réponse est attendue.");
        }

        var known = DepartmentCode.TryParse(From, out var from);
        if (From is not null && !known)
        {
            faults.Add("depuis", "Choisissez un département de la liste, ou laissez vide.");
        }

        var way = Domain.Hubs.Way.Either;
        if (Way is not null && !Codes<Way>.TryParse(Way, out way))
        {
            faults.Add("comment", "Choisissez sur place, à distance, ou l’un ou l’autre.");
        }

        if (Language is not null && !LanguageWords.Codes.Contains(Language))
        {
            faults.Add("langue", "Choisissez une langue de la liste.");
        }

        var by = Day(faults, ParisTime.DateOf(now));
        return faults.Any ? null : new Need(kind, department, way, by, Language ?? "fr", known ? from : null);
    }

    private DateOnly? Day(Faults faults, DateOnly today)
    {
        if (By is null)
        {
            return null;
        }

        if (!DateOnly.TryParseExact(By, ["yyyy-MM-dd", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var day))
        {
            faults.Add("avant", "Écrivez la date en jour, mois, année : 31/01/2027.");
            return null;
        }

        if (day < today || day > today.AddYears(2))
        {
            faults.Add("avant", day < today ? "Cette date est passée : choisissez-en une à venir." : "Cette date est trop loin : deux ans au plus.");
        }

        return day;
    }

    private static string? One(IQueryCollection query, string name) => query[name].FirstOrDefault()?.Trim() is { Length: > 0 and <= Longest } text ? text : null;
}
