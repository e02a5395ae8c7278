using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>LFC4004: a synchronous fire that runs an asynchronous action.</summary>
internal sealed class AsyncActionFiredSynchronously : StatelessRule
{
    private static readonly DiagnosticDescriptor Rule = Describe(
        "LFC4004", DiagnosticSeverity.Error, "A synchronous fire runs an asynchronous action",
        "{0} runs {1}, which is asynchronous, so this throws. Await FireAsync.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc/>
    public override void Check(Finding finding, Machine machine, MemberCode code)
    {
        if (InnerFires.SynchronousFireOf(finding, machine, code) is { AsyncAction: { } action })
            code.Report(Rule, finding.Location, finding.Trigger, action);
    }
}
