using PartnershipDesk;

await using var app = await Desk.StartAsync(args);
Desk.Tell(app, Console.Out);
await app.WaitForShutdownAsync();
