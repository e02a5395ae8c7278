namespace Lifecycle.Tool;

/// <summary>What the exit codes of the tool mean. They are part of its contract, and docs/tool.md lists them.</summary>
internal static class ExitCode
{
    /// <summary>It was done, and there is nothing to report.</summary>
    public const int Success = 0;

    /// <summary>It was done, and there is something to report: findings, differences, illegal steps.</summary>
    public const int Found = 1;

    /// <summary>The command line is not valid, or names something that does not exist.</summary>
    public const int BadCommand = 2;

    /// <summary>A file, an assembly or a database cannot be read or written.</summary>
    public const int BadInput = 3;

    /// <summary>The tool itself has a fault.</summary>
    public const int Fault = 70;

    /// <summary>It was cancelled.</summary>
    public const int Cancelled = 130;
}
