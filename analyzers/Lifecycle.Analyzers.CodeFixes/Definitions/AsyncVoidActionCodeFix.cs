using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;

namespace Lifecycle.Analyzers.CodeFixes;

/// <summary>LFC2019: lets a method that is an action return a task.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AsyncVoidActionCodeFix))]
[Shared]
public sealed class AsyncVoidActionCodeFix : LifecycleCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("LFC2019");

    private protected override IEnumerable<Offer> Offers(ReportedCode code)
    {
        yield return new("Return a Task", "Task", async cancellationToken =>
        {
            var editors = new SolutionEditor(code.Document.Project.Solution);
            return await AsyncVoidMethod.ReturnTaskAsync(code, editors, cancellationToken).ConfigureAwait(false)
                ? editors.GetChangedSolution()
                : null;
        });
    }
}
