using Lifecycle.Tool;

return await CommandLine.RunAsync(args, ToolConsole.OfProcess());
