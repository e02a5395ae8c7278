using Lifecycle.Generators;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Tool;

/// <summary>How the code of a solution uses the triggers of its lifecycles.</summary>
internal sealed record UsageReport(IReadOnlyList<DefinitionUsage> Definitions, IReadOnlyList<string> Unreadable)
{
    /// <summary>Reads the projects and combines what they hold.</summary>
    /// <param name="reader">The solution.</param>
    /// <param name="isIncluded">Whether fires of a project count, by its name.</param>
    /// <param name="folder">The folder that files are relative to.</param>
    /// <param name="progress">Called with how many projects are done, of twice their number.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ToolException">A project does not compile.</exception>
    public static async Task<UsageReport> OfAsync(
        SolutionReader reader,
        Predicate<string> isIncluded,
        string folder,
        Action<double> progress,
        CancellationToken cancellationToken)
    {
        var done = 0;
        var definitions = new List<SourceDefinition>();
        foreach (var project in reader.Projects)
        {
            // The workspace keeps the compilation for the second reading.
            if (await project.GetCompilationAsync(cancellationToken) is { } compilation)
            {
                RequireErrorFree(project, compilation, cancellationToken);
                definitions.AddRange(SourceDefinition.In(compilation, cancellationToken));
            }

            progress(++done);
        }

        // A project that is built for several frameworks has each definition several times.
        definitions = [.. definitions.DistinctBy(each => (each.Name, each.Location))];
        var uses = new HashSet<TriggerUse>();
        foreach (var project in reader.Projects)
        {
            if (await project.GetCompilationAsync(cancellationToken) is { } compilation)
            {
                var isCounted = isIncluded(project.AssemblyName);
                uses.UnionWith(new TriggerUses(compilation, definitions).Find(cancellationToken)
                    .Where(use => isCounted || use.Kind == TriggerUseKind.Declares));
            }

            progress(++done);
        }

        return new(
            [
                .. definitions.Where(each => each.Graph is not null)
                    .OrderBy(each => each.Name, StringComparer.Ordinal)
                    .Select(each => DefinitionUsage.Of(each, uses, folder)),
            ],
            [.. definitions.Where(each => each.Graph is null).Select(each => each.Name).Order(StringComparer.Ordinal)]);
    }

    /// <summary>Code that does not compile cannot be read: a trigger may look unfired that it fires.</summary>
    /// <exception cref="ToolException">The project does not compile.</exception>
    private static void RequireErrorFree(Project project, Compilation compilation, CancellationToken cancellationToken)
    {
        var errors = compilation.GetDiagnostics(cancellationToken)
            .Where(each => each.Severity == DiagnosticSeverity.Error)
            .ToArray();
        if (errors.Length > 0)
            throw ToolException.BadInput(
                $"{project.Name} does not compile, so its code cannot be read: {errors[0]} Build it first; the "
                    + "projects that it references are read from the output of the build, see --configuration.");
    }
}

/// <summary>How code uses the triggers of a definition.</summary>
internal sealed record DefinitionUsage(string Definition, CodeLocation Location, IReadOnlyList<TriggerUsage> Triggers)
{
    public IEnumerable<TriggerUsage> Unfired => Triggers.Where(trigger => trigger.Status == TriggerStatus.Unfired);

    public static DefinitionUsage Of(SourceDefinition definition, IReadOnlyCollection<TriggerUse> uses, string folder)
    {
        var graph = definition.Graph!;
        var mine = uses.Where(use => use.TriggerType is null || use.TriggerType == definition.TriggerType).ToArray();
        return new(
            definition.Name,
            definition.Location.In(folder),
            [
                .. graph.Triggers
                    .Where(trigger => graph.Transitions.Any(each => Takes(each, trigger.Key)))
                    .Select(trigger => Usage(trigger.Key)),
            ]);

        TriggerUsage Usage(string trigger)
        {
            CodeLocation[] Locations(Func<TriggerUse, bool> isMeant) =>
            [
                .. mine.Where(isMeant).Select(use => use.Location.In(folder)).Distinct()
                    .OrderBy(location => location.File, StringComparer.Ordinal).ThenBy(location => location.Line),
            ];
            var fired = Locations(use => use.Kind == TriggerUseKind.Fires && use.Trigger == trigger);
            var maybe = Locations(use =>
                use.Kind == TriggerUseKind.Mentions && use.Trigger == trigger
                || use.Kind == TriggerUseKind.Fires && use.Trigger is null);
            var declared = Locations(use =>
                use.Kind == TriggerUseKind.Declares && use.Trigger == trigger && use.Definition == definition.Name);
            return new(
                trigger,
                fired.Length > 0 ? TriggerStatus.Fired : maybe.Length > 0 ? TriggerStatus.MayBeFired
                    : TriggerStatus.Unfired,
                fired,
                maybe,
                declared.FirstOrDefault() ?? definition.Location.In(folder),
                [.. graph.Transitions.Where(each => Takes(each, trigger)).Select(Text)]);
        }
    }

    private static bool Takes(FoldedTransition transition, string trigger) =>
        transition.Trigger == trigger && transition.Kind != FoldedKind.Ignore;

    private static string Text(FoldedTransition transition) => transition.Kind switch
    {
        FoldedKind.Move => $"{transition.From} to {transition.To}",
        FoldedKind.Return => $"{transition.From} to the previous stage",
        FoldedKind.ReEntry => $"{transition.From} again",
        _ => $"{transition.From}, which stays",
    };
}

/// <summary>Whether code fires a trigger.</summary>
internal enum TriggerStatus
{
    /// <summary>A call names it.</summary>
    Fired = 0,

    /// <summary>No call names it, and a variable may hold it.</summary>
    MayBeFired = 1,

    /// <summary>No code can fire it.</summary>
    Unfired = 2,
}

/// <summary>How code uses a trigger.</summary>
/// <param name="Trigger">The key.</param>
/// <param name="Status">Whether code fires it.</param>
/// <param name="FiredAt">The calls that name it.</param>
/// <param name="MayBeFiredAt">The calls that fire a variable, and the code that mentions it.</param>
/// <param name="DeclaredAt">Where the definition first declares a transition for it.</param>
/// <param name="Transitions">The transitions that it takes.</param>
internal sealed record TriggerUsage(
    string Trigger,
    TriggerStatus Status,
    IReadOnlyList<CodeLocation> FiredAt,
    IReadOnlyList<CodeLocation> MayBeFiredAt,
    CodeLocation DeclaredAt,
    IReadOnlyList<string> Transitions);
