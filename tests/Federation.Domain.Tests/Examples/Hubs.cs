using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Referrals;
using Federation.Domain.Territories;

namespace Federation.Domain.Tests.Examples;

/// <summary>The four hubs of the sources, with the territory and the services that their documents give.</summary>
internal static class Hubs
{
    public static readonly HubCard Aura = Card(Some.Aura, "84",
        [ServiceCode.Awareness, ServiceCode.PreRecruitmentInformation, ServiceCode.EmployerSupport, ServiceCode.PeerSupport, ServiceCode.Collective, ServiceCode.ManagersGroup,
        ServiceCode.Training, ServiceCode.OnboardingSupport, ServiceCode.Network, ServiceCode.Observatory, ServiceCode.Resources, ServiceCode.ImpactEvaluation]);

    public static readonly HubCard Bretagne = Card(Some.Bretagne, "53",
        [ServiceCode.Awareness, ServiceCode.EmployerSupport, ServiceCode.TeamSupport, ServiceCode.Events, ServiceCode.Resources, ServiceCode.Observatory]);

    public static readonly HubCard Occitanie = Card(Some.Occitanie, "76",
        [ServiceCode.Observatory, ServiceCode.Awareness, ServiceCode.EmployerSupport, ServiceCode.PeerSupport, ServiceCode.Training, ServiceCode.Resources, ServiceCode.ImpactEvaluation]);

    public static readonly HubCard Idf = Card(Some.Idf, "11",
        [ServiceCode.Observatory, ServiceCode.WorkingGroups, ServiceCode.EmployerSupport, ServiceCode.JobOffersRelay, ServiceCode.Resources, ServiceCode.TrainingInformation]);

    public static readonly HubCard[] All = [Aura, Bretagne, Occitanie, Idf];

    public static HubCard With(this HubCard hub, ServiceCode code, Func<Service, Service> change) =>
        hub with { Profile = hub.Profile with { Services = [.. hub.Profile.Services.Select(service => service.Code == code ? change(service) : service)] } };

    public static HubCard Remotely(this HubCard hub, ServiceCode code, Capacity capacity = Capacity.Open, DateOnly? until = null) =>
        hub.With(code, service => service with { Remote = true, Outside = true, Capacity = capacity, ClosedUntil = until });

    public static HubCard Without(this HubCard hub, ServiceCode code) =>
        hub with { Profile = hub.Profile with { Services = [.. hub.Profile.Services.Where(service => service.Code != code)] } };

    public static HubCard Referent(this HubCard hub, params string[] departments) =>
        hub with { Profile = hub.Profile with { Referents = [.. departments.Select(DepartmentCode.Parse)] } };

    private static HubCard Card(HubId id, string region, ServiceCode[] services)
    {
        var code = RegionCode.Parse(region);
        return new HubCard(id, new HubProfile(
            id.ToString(), $"Plateforme {id}", $"Association {id}", code, [.. Departments.OfRegion(code).Select(department => department.Code)], [],
            [.. services.Select(service => new Service(service, false, false, Capacity.Open))]));
    }
}
