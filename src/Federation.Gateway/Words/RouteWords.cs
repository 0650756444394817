using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Referrals;
using Federation.Domain.Territories;
using Federation.Domain.Time;

namespace Federation.Gateway.Words;

/// <summary>Why a hub is proposed, in a sentence that begins after "parce que".</summary>
public static class RouteWords
{
    /// <param name="name">Short name of a hub, by id.</param>
    public static string Because(RouteOption option, Need need, Func<HubId, string> name)
    {
        var department = Departments.Of(need.Department);
        var place = $"{department.In} ({department.Code})";
        return option.Reason switch
        {
            RouteReason.Covers => $"parce que {Place(department)} fait partie de son territoire et qu’elle rend ce service{Open(option)}",
            RouteReason.Referent => $"parce que personne ne couvre {Place(department)}, mais qu’un·e référent·e local·e de cette plateforme y est",
            RouteReason.Remote => $"parce qu’aucune plateforme ne rend ce service {place}, et qu’elle le rend à distance hors de sa région{Near(option)}{Open(option)}",
            RouteReason.CoversOnly => $"parce que {Place(department)} fait partie de son territoire, même si elle n’annonce pas ce service aujourd’hui",
            RouteReason.OpenCall => $"parce qu’aucune plateforme n’est désignée {place} : votre besoin est montré à toutes, sans votre nom, et la première qui peut le prend",
            RouteReason.Chosen => "parce que la plateforme qui a reçu votre demande l’a choisie",
            _ => "",
        };
    }

    /// <summary>The same, addressed to the coordinator who confirms.</summary>
    public static string BecauseForOrigin(RouteOption option, Need need, Func<HubId, string> name) => option.Reason switch
    {
        RouteReason.OpenCall => "le besoin est montré à toutes les plateformes qui rendent ce service, sans le nom de la personne ; la première qui peut le prend",
        RouteReason.Chosen => "choisie par la plateforme d’origine",
        _ => Because(option, need, name),
    };

    /// <summary>The same, addressed to the hub that receives.</summary>
    public static string BecauseForIt(RouteReason reason, Need need)
    {
        var department = Departments.Of(need.Department);
        return reason switch
        {
            RouteReason.Covers => $"parce que {Place(department)} est le vôtre et que ce service est ouvert",
            RouteReason.Referent => $"parce que vous avez un·e référent·e local·e {department.In}",
            RouteReason.Remote => $"parce que personne ne rend ce service {department.In} et que vous le rendez à distance",
            RouteReason.CoversOnly => $"parce que {Place(department)} est le vôtre",
            RouteReason.OpenCall => "parce que vous avez pris cet appel ouvert",
            _ => "par choix de la plateforme d’origine",
        };
    }

    public static string Department(DepartmentCode code) => $"{Departments.Of(code).Name} ({code})";

    public static string Day(DateOnly day, DateTimeOffset now) => FrenchDates.Day(day, ParisTime.DateOf(now));

    private static string Place(Department department) => $"le département {department.Code}";

    private static string Near(RouteOption option) => option.Borders switch
    {
        null => "",
        1 => " ; son territoire touche ce département",
        { } borders => $" ; son territoire est à {borders} départements de là",
    };

    private static string Open(RouteOption option) => option.Capacity switch
    {
        Capacity.Open => ", avec de la place",
        Capacity.Limited => ", avec une capacité limitée",
        Capacity.WaitingList => ", avec une liste d’attente",
        _ => "",
    };
}
