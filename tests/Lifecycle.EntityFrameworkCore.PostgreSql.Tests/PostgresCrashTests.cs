using System.Collections.Concurrent;
using Lifecycle.EntityFrameworkCore.PostgreSql.Tests.Databases;
using Lifecycle.EntityFrameworkCore.Tests.Relational;
using Lifecycle.Storage.Tests.Databases;
using Npgsql;
using StorageWriter;

namespace Lifecycle.EntityFrameworkCore.PostgreSql.Tests;

/// <summary>The server is killed while callers fire. With LIFECYCLE_LONG_TESTS=1 it is killed more often.</summary>
[RequiresPostgres]
public sealed class PostgresCrashTests
{
    private const int Callers = 4;

    private static readonly int Rounds = Environment.GetEnvironmentVariable("LIFECYCLE_LONG_TESTS") == "1" ? 40 : 4;

    [StoreFact]
    public async Task A_server_that_is_killed_loses_nothing_acknowledged_and_leaves_nothing_half_done()
    {
        using var server = new CrashingServer();
        await Lamps.StartAsync(RelationalLifecycleStore.Postgres(server.ConnectionString));
        var random = new Random(13);
        var acknowledged = new ConcurrentQueue<(string Lamp, string Command)>();

        for (var round = 0; round < Rounds; round++)
        {
            var presses = 0;
            var callers = Enumerable.Range(0, Callers)
                .Select(caller => Task.Run(() => PressAsync($"{round}.{caller}")))
                .ToArray();
            while (Volatile.Read(ref presses) < 20)
                await Task.Yield();

            // The server is killed at a random moment.
            await Task.Delay(random.Next(30));
            if (round % 2 == 0)
                server.Kill();
            else
                server.StopImmediately();
            await Task.WhenAll(callers);
            NpgsqlConnection.ClearAllPools();
            server.Start();
            await Lamps.AreWholeAsync(RelationalLifecycleStore.Postgres(server.ConnectionString), acknowledged);

            async Task PressAsync(string name)
            {
                var manager = LampLifecycle.In(RelationalLifecycleStore.Postgres(server.ConnectionString));
                try
                {
                    for (var press = 0; ; press++)
                    {
                        var (lamp, command) = ($"lamp {press % Lamps.Count}", $"{name}.{press}");
                        await manager.FireAsync(lamp, LampTrigger.Press, new() { CommandId = command });
                        acknowledged.Enqueue((lamp, command));
                        Interlocked.Increment(ref presses);
                    }
                }
                catch (LifecycleStoreException exception) when (exception.IsTransient)
                {
                    // The server is down.
                }
            }
        }

        Assert.NotEmpty(acknowledged);
    }
}
