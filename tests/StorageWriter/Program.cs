using StorageWriter;

// Presses lamps a number of times, and prints the lamp and the command of each press that was acknowledged.
var (provider, connectionString, lamps, threads, presses) = (
    args[0],
    args[1],
    int.Parse(args[2]),
    int.Parse(args[3]),
    int.Parse(args[4])
);
var store = LampLifecycle.Open(provider, connectionString);
await Task.WhenAll(Enumerable.Range(0, threads).Select(thread => Task.Run(async () =>
{
    var manager = LampLifecycle.In(store);
    for (var press = 0; press < presses; press++)
    {
        var (lamp, command) = ($"lamp {press % lamps}", $"{Environment.ProcessId}.{thread}.{press}");
        await manager.FireAsync(lamp, LampTrigger.Press, new() { CommandId = command });
        lock (store)
        {
            Console.Out.WriteLine($"{lamp}|{command}");
            Console.Out.Flush();
        }
    }
})));
