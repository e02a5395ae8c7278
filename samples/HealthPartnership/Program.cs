using HealthPartnership;
using Spectre.Console;

// Plain means without bold as well, so NO_COLOR turns all escape sequences off.
var console = Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 }
    ? AnsiConsole.Create(new() { Ansi = AnsiSupport.No })
    : AnsiConsole.Console;
return await Demo.RunAsync(args, console, Console.Out, Console.Error);
