using System.Text.Json.Serialization;
using Lifecycle;
using Microsoft.Extensions.DependencyInjection;

namespace WorkerService;

/// <summary>Describes how bookings, notices and events are serialized as JSON.</summary>
[JsonSerializable(typeof(Booking))]
[JsonSerializable(typeof(BookingConfirmed))]
[JsonSerializable(typeof(BookingExpired))]
[JsonSerializable(typeof(Notice))]
internal sealed partial class WorkerJson : JsonSerializerContext;

public static class BookingServices
{
    /// <summary>Registers both lifecycles and the sender that turns booking events into notices.</summary>
    /// <param name="services">The services.</param>
    /// <param name="useDatabase">Chooses the database of each lifecycle.</param>
    public static IServiceCollection AddBookings(
        this IServiceCollection services,
        Action<LifecycleRegistration> useDatabase)
    {
        useDatabase(services.AddLifecycle<BookingLifecycle>().ConfigureStorage(Configure));
        useDatabase(services.AddLifecycle<NoticeLifecycle>().ConfigureStorage(Configure));
        return services.AddScoped<ILifecycleEventSender, NoticeWriter>();
    }

    private static void Configure(LifecycleStorageOptions storage)
    {
        storage.Json = WorkerJson.Default.Options;
        storage.DueInterval = TimeSpan.FromSeconds(1);
        storage.EventInterval = TimeSpan.FromSeconds(1);
    }
}
