using HealthPartnership;
using Spectre.Console;

// NO_COLOR turns off all escape sequences, including bold.
var console = Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 }
    ? AnsiConsole.Create(new() { Ansi = AnsiSupport.No })
    : AnsiConsole.Console;
return await Demo.RunAsync(args, console, Console.Out, Console.Error);
