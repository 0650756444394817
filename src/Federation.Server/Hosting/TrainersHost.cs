using Federation.Node.Desk;
using Federation.Storage.Training;

namespace Federation.Server.Hosting;

/// <summary>Trainers, their pairs and bookings.</summary>
public static class TrainersHost
{
    public static void AddTrainers(this IServiceCollection services)
    {
        services.AddSingleton<Trainers>();
        services.AddSingleton<Pairs>();
        services.AddSingleton<Bookings>();
        services.AddSingleton<TrainerDesk>();
        services.AddSingleton<PairDesk>();
        services.AddSingleton<BookingDesk>();
    }
}
