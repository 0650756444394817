using Federation.Gateway.Mail;
using Federation.Gateway.SignIn;
using Federation.Storage;
using Federation.Storage.Accounts;
using Federation.Storage.Alerts;
using Federation.Storage.Feeds;
using Federation.Storage.Mail;
using Federation.Storage.Privacy;

namespace Federation.Server.Hosting;

/// <summary>The database, the keys beside it, and sign-in upon both.</summary>
public static class StorageComposition
{
    public static void AddStorage(this IServiceCollection services, ServerSettings settings)
    {
        var options = settings.Storage.Engine.ToLowerInvariant() switch
        {
            "sqlite" => StoreOptions.InFolder(settings.DataFolder),
            "postgresql" when settings.Storage.ConnectionString.Length > 0 => StoreOptions.OnPostgres(settings.Storage.ConnectionString),
            "postgresql" => throw new SettingsException("Federation:Storage:ConnectionString est vide : PostgreSQL a besoin de Host=…;Database=…;Username=…"),
            var other => throw new SettingsException($"Federation:Storage:Engine: « {other} » n’est pas connu ; sqlite ou postgresql."),
        };
        services.AddSingleton(_ => Database.Open(options));
        services.AddSingleton<IHubStore>(provider => provider.GetRequiredService<Database>().Hubs);
        services.AddSingleton<IAccountStore>(provider => provider.GetRequiredService<Database>().Accounts);
        services.AddSingleton<IAlertLedger>(provider => provider.GetRequiredService<Database>().Alerts);
        services.AddSingleton<IMailQueue>(provider => provider.GetRequiredService<Database>().Mail);
        services.AddSealing(settings.DataFolder);
    }

    public static IServiceCollection AddSignIn(this IServiceCollection services, IConfiguration configuration, ServerSettings settings)
    {
        services.AddSingleton<SignInDesk>();
        services.AddSingleton<ILetterKind, SignInLetter>();
        services.AddSingleton<ILetterKind, NewsLetter>();
        services.AddMail(configuration, settings);
        return services;
    }
}
