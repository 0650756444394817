using Federation.Gateway.Training;
using Federation.Gateway.Training.Calendars;
using Federation.Node.Desk;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Federation.Server.Hosting;

/// <summary>Courses, sessions, meetings and bookings for other software.</summary>
public static class SheetsHost
{
    public static void AddSheets(this IServiceCollection services)
    {
        services.TryAddSingleton<GrainStates>();
        services.AddSingleton<TrainingPast>();
        services.AddSingleton<SheetReader>();
        services.AddSingleton<TrainingMap>();
        services.AddSingleton<TrainerCalendar>();
    }

    public static void MapSheets(this WebApplication app) => app.MapTrainingFeeds(OffersHost.Lists);
}
