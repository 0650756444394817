using Federation.Domain.Grains;
using Federation.Gateway.Mail;
using Federation.Gateway.SignIn;
using Federation.Node.Desk;
using Federation.Storage.Mail;

namespace Federation.Server.CommandLine;

public static class Inviting
{
    public static async Task<int> Run(Invocation invocation)
    {
        if (!HubId.TryParse(invocation.Arguments[0], out var hub) || !Codes<Role>.TryParse(invocation.Arguments[1], out var role) || role is not (Role.Coordinator or Role.Administrator))
        {
            throw new UsageException("invite attend un code de plateforme et un rôle : coordinator ou administrator.");
        }

        await using var session = await Session.Open(invocation, migrate: true, CancellationToken.None);
        if (await session.Services.GetRequiredService<HubDirectory>().Find(hub, CancellationToken.None) is not { } view)
        {
            await Console.Error.WriteLineAsync($"La plateforme « {hub} » n’existe pas dans cette base. Importez d’abord sa fiche.");
            return ExitCode.BadInput;
        }

        if (!Console.IsInputRedirected)
        {
            Console.Write("Adresse électronique : ");
        }

        var email = Console.ReadLine()?.Trim() ?? "";
        if (!System.Net.Mail.MailAddress.TryCreate(email, out _) || email.Length > 200)
        {
            await Console.Error.WriteLineAsync("Ce n’est pas une adresse électronique. Rien n’a été enregistré.");
            return ExitCode.BadInput;
        }

        var desk = session.Services.GetRequiredService<SignInDesk>();
        await desk.Open(hub, role, email, CancellationToken.None);
        var letter = (await desk.Request(email, CancellationToken.None))!;
        await session.Services.GetRequiredService<MailRounds>().Run([letter.Hub], CancellationToken.None, CancellationToken.None);
        var left = await session.Services.GetRequiredService<IMailQueue>().Find(letter.Hub, letter.Id, CancellationToken.None) is { State: MailState.Sent };
        Console.WriteLine($"Compte ouvert pour {view.Profile.ShortName}. {(left ? "Un lien de connexion est parti." : "Le lien de connexion n’a pas pu partir ; le service essaiera encore pendant quelques minutes.")}");
        return ExitCode.Done;
    }
}
