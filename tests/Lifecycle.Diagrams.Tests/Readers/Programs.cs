using System.Diagnostics;
using System.Text;

namespace Lifecycle.Diagrams.Tests.Readers;

/// <summary>The programs of others that read what is written.</summary>
internal static class Programs
{
    public static string Folder { get; } = FindFolder();

    public const string Dot = "dot";
    public const string PlantUml = "plantuml";
    public const string Qscxmlc = "qscxmlc";
    public const string Node = "node";

    /// <summary>Why a program cannot run; null if it can.</summary>
    public static string? WhyNot(string program) => program switch
    {
        Dot when Find(Dot) is null => "Graphviz is not installed. On Debian: apt-get install graphviz.",
        PlantUml when Find(PlantUml) is null => "PlantUML is not installed. On Debian: apt-get install plantuml.",
        Qscxmlc when Find(Qscxmlc) is null => "qscxmlc is not installed. On Debian: apt-get install libqt6scxml6-bin.",
        Node when Find(Node) is null => "Node is not installed. On Debian: apt-get install nodejs npm.",
        Node when !Directory.Exists(Path.Combine(Folder, "node_modules")) => $"Run npm ci in {Folder}.",
        _ => null,
    };

    /// <summary>Runs a program.</summary>
    /// <returns>Its exit code and what it printed.</returns>
    public static (int ExitCode, string Output, string Errors) Run(
        string program, string input, params string[] arguments)
    {
        using var process = new Process
        {
            StartInfo = new(Find(program)!, arguments)
            {
                WorkingDirectory = Folder,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardInputEncoding = new UTF8Encoding(false),
                StandardOutputEncoding = Encoding.UTF8,
            },
        };
        process.Start();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        if (!process.WaitForExit(TimeSpan.FromMinutes(4)))
            process.Kill(entireProcessTree: true);

        return (process.ExitCode, output.Result, errors.Result);
    }

    private static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Append("/usr/lib/qt6/libexec")
            .Where(folder => folder.Length > 0)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);

    private static string FindFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Lifecycle.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");

        return Path.Combine(folder.FullName, "tests", "Lifecycle.Diagrams.Tests", "Readers");
    }
}
