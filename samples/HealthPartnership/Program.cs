using HealthPartnership;
using Spectre.Console;

return await Demo.RunAsync(args, AnsiConsole.Console, Console.Out, Console.Error);
