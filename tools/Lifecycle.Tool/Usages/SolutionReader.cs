using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.MSBuild;

namespace Lifecycle.Tool;

/// <summary>Reads the projects of a solution, as the SDK builds them.</summary>
internal sealed partial class SolutionReader : IDisposable
{
    private readonly MSBuildWorkspace _workspace;

    private SolutionReader(MSBuildWorkspace workspace, IReadOnlyList<Project> projects, IReadOnlyList<string> faults) =>
        (_workspace, Projects, Faults) = (workspace, projects, faults);

    /// <summary>The projects. One that is built for several frameworks is there for each.</summary>
    public IReadOnlyList<Project> Projects { get; }

    /// <summary>What could not be read.</summary>
    public IReadOnlyList<string> Faults { get; }

    /// <param name="path">The file of the solution or project.</param>
    /// <param name="configuration">The configuration; <see langword="null"/> for its default.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ToolException">It is no solution or project, or cannot be read.</exception>
    public static async Task<SolutionReader> OpenAsync(
        string path, string? configuration, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
            throw ToolException.BadInput($"There is no file {path}. Name a solution or a project.");

        var properties = new Dictionary<string, string>();
        if (configuration is not null)
            properties["Configuration"] = configuration;

        var workspace = MSBuildWorkspace.Create(properties);
        var faults = new List<string>();
        using var subscription = workspace.RegisterWorkspaceFailedHandler(failed =>
        {
            if (failed.Diagnostic.Kind == WorkspaceDiagnosticKind.Failure
                && !OtherProject().IsMatch(failed.Diagnostic.Message))
            {
                lock (faults)
                    faults.Add(failed.Diagnostic.Message);
            }
        });
        try
        {
            var solution = Path.GetExtension(path).ToLowerInvariant() is ".sln" or ".slnx" or ".slnf"
                ? await workspace.OpenSolutionAsync(path, cancellationToken: cancellationToken)
                : (await workspace.OpenProjectAsync(path, cancellationToken: cancellationToken)).Solution;
            return new(workspace, [.. solution.Projects.Where(each => each.Language == LanguageNames.CSharp)], faults);
        }
        catch (Exception exception) when (exception is InvalidOperationException or InvalidDataException)
        {
            workspace.Dispose();
            throw ToolException.BadInput($"{path} cannot be read: {Causes.Of(exception)}", exception);
        }
    }

    public void Dispose() => _workspace.Dispose();

    /// <summary>A message about a project that holds no C#, such as one for containers.</summary>
    [GeneratedRegex(@"\.(?!cs)\w*proj\b.*language", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex OtherProject();
}
