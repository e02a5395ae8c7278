using Lifecycle;

namespace Cluster;

/// <summary>Callers who scan parcels at the same time, and repeat a scan until it is acknowledged.</summary>
internal sealed class Scanners(
    ILifecycleManager<ParcelStage, ParcelTrigger, Parcel> parcels, int parcelCount, int scannerCount)
{
    private int _acknowledged;

    /// <summary>Scans each parcel a number of times.</summary>
    /// <param name="scans">How often each scanner scans each parcel.</param>
    /// <param name="after">How many acknowledged scans to wait for before <paramref name="then"/> is called.</param>
    /// <param name="then">Called once, while the scanners go on.</param>
    public async Task RunAsync(int scans, int after, Action then)
    {
        await Task.WhenAll(Enumerable.Range(0, scannerCount).Select(scanner => Task.Run(async () =>
        {
            for (var scan = 0; scan < scans * parcelCount; scan++)
            {
                await ScanAsync($"parcel {(scanner + scan) % parcelCount}", $"{scanner}.{scan}");
                if (Interlocked.Increment(ref _acknowledged) == after)
                    then();
            }
        })));
    }

    private async Task ScanAsync(string parcel, string commandId)
    {
        while (true)
        {
            try
            {
                await parcels.FireAsync(parcel, ParcelTrigger.Scan, new() { CommandId = commandId });
                return;
            }
            catch (LifecycleStoreException exception) when (exception.IsTransient)
            {
                // The same command id makes it safe to try again.
            }
        }
    }
}
