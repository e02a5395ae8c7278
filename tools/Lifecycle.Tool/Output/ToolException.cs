namespace Lifecycle.Tool;

/// <summary>An error for the user: a sentence for the error stream, and an exit code.</summary>
internal sealed class ToolException(int exitCode, string message, Exception? inner = null) : Exception(message, inner)
{
    public int ExitCode { get; } = exitCode;

    /// <summary>The command line is not valid, or names something that does not exist.</summary>
    public static ToolException BadCommand(string message) => new(Tool.ExitCode.BadCommand, message);

    /// <summary>A file, an assembly or a database cannot be read or written.</summary>
    public static ToolException BadInput(string message, Exception? inner = null) =>
        new(Tool.ExitCode.BadInput, message, inner);
}
