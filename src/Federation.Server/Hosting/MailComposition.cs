using Federation.Gateway.Mail;

namespace Federation.Server.Hosting;

/// <summary>What makes letters leave; the queue itself is storage's.</summary>
public static class MailComposition
{
    /// <exception cref="SettingsException">A setting that cannot be meant.</exception>
    public static void AddMail(this IServiceCollection services, IConfiguration configuration, ServerSettings settings)
    {
        var smtp = configuration.Read<SmtpSettings>("Smtp");
        var mail = configuration.Read<MailSettings>("Mail");
        if ((smtp.Wrong() ?? mail.Wrong(smtp)) is { } wrong)
        {
            throw new SettingsException($"{wrong} n’a pas une valeur possible : une adresse électronique pour Smtp:From et Smtp:Bounce, un nombre raisonnable ailleurs ; Mail:LeaseSeconds vaut au moins deux fois Smtp:TimeoutSeconds.");
        }

        services.AddSingleton(smtp);
        services.AddSingleton(mail);
        services.AddSingleton(new PublicAddress(settings.PublicUrl));
        services.AddSingleton<IPost>(provider => string.IsNullOrEmpty(smtp.Host)
            ? new FolderPost(smtp, Path.Combine(settings.DataFolder, "courriels"))
            : new SmtpPost(smtp, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<LetterKinds>();
        services.AddSingleton<DomainPace>();
        services.AddSingleton<MailRoute>();
        services.AddSingleton<LetterSender>();
        services.AddSingleton<MailRounds>();
        services.AddSingleton<MailRunner>();
    }
}
