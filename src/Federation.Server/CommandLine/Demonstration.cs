using Federation.Domain.Grains;
using Federation.Gateway.SignIn;
using Federation.Node.Desk;
using Federation.Node.Exchange.Records;
using Federation.Storage.Accounts;
using Federation.Storage.Feeds;

namespace Federation.Server.CommandLine;

/// <summary>What a newcomer finds: the facts of public documents, and a door into each hub. Only when asked for; addresses end in <c>.invalid</c>.</summary>
public static class Demonstration
{
    public static async Task Prepare(IServiceProvider services, ICollection<string> urls, CancellationToken cancel)
    {
        var url = urls.FirstOrDefault()?.TrimEnd('/') ?? "";
        var first = (await services.GetRequiredService<IHubStore>().Heads(cancel)).Count == 0;
        if (first)
        {
            Console.WriteLine("Premier démarrage : import des données de démonstration…");
            if (await Importing.Records(services, RecordSet.Demonstration(), null, cancel) != ExitCode.Done)
            {
                return;
            }
        }

        Console.WriteLine($"\n  Fédération du travail pair : {url}\n");
        if (first || await WithoutAccount(services, cancel))
        {
            Console.WriteLine("  Liens de connexion (une fois, pendant deux jours) :");
            foreach (var hub in await services.GetRequiredService<HubDirectory>().All(cancel))
            {
                Console.WriteLine($"    {hub.Profile.ShortName,-16} coordination    {url}/espace/lien/{await Link(services, hub.Id, Role.Coordinator, cancel)}");
                Console.WriteLine($"    {"",-16} administration  {url}/espace/lien/{await Link(services, hub.Id, Role.Administrator, cancel)}");
            }

            Console.WriteLine();
        }
        else
        {
            Console.WriteLine("  Pour un nouveau lien de connexion : /espace/connexion avec coordination@<plateforme>.invalid ; le courriel est un fichier du dossier « courriels ».\n");
        }
    }

    private static async Task<bool> WithoutAccount(IServiceProvider services, CancellationToken cancel)
    {
        foreach (var hub in await services.GetRequiredService<HubDirectory>().All(cancel))
        {
            if ((await services.GetRequiredService<IAccountStore>().ListOfHub(hub.Id, cancel)).Count > 0)
            {
                return false;
            }
        }

        return true;
    }

    private static async Task<string?> Link(IServiceProvider services, HubId hub, Role role, CancellationToken cancel)
    {
        var desk = services.GetRequiredService<SignInDesk>();
        var account = await desk.Open(hub, role, $"{(role == Role.Administrator ? "administration" : "coordination")}@{hub}.invalid", cancel);
        return await desk.Link(account, TimeSpan.FromDays(2), cancel);
    }
}
