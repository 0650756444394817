using Federation.Gateway.Alerts;
using Federation.Gateway.Mail;
using Federation.Gateway.Training.Asked;
using Federation.Gateway.Training.Places;
using Federation.Node.Alerts;

namespace Federation.Server.Hosting;

/// <summary>Who tells subscribers, and who writes to them.</summary>
public static class AlertsHost
{
    public static void AddAlerts(this IServiceCollection services)
    {
        services.AddSingleton<AnnouncedSince>();
        services.AddSingleton<IAlertTrainings, AlertTrainings>();
        services.AddSingleton<ToldThings>();
        services.AddSingleton<AlertParts>();
        services.AddHostedService<AlertService>();
        services.AddSingleton<AlertLinks>();
        services.AddSingleton<ILetterKind, PlaceLetter>();
        services.AddSingleton<ILetterKind, TurnedLetter>();
        services.AddSingleton<PlaceCalls>();
        services.AddHostedService(provider => provider.GetRequiredService<PlaceCalls>());
        services.AddSingleton<ILetterKind, AskedLetter>();
        services.AddSingleton<AskedCalls>();
        services.AddHostedService(provider => provider.GetRequiredService<AskedCalls>());
        services.AddSingleton<ILetterKind, NewsAtOnce>();
        services.AddSingleton<ILetterKind, NewsDigest>();
        services.AddSingleton<ILetterKind, ConfirmLetter>();
        services.AddSingleton<ILetterKind, RemindLetter>();
    }
}
