using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>LFC4006: a synchronous fire or question for a trigger that every state answers asynchronously.</summary>
internal sealed class AsyncBranchFiredSynchronously : StatelessRule
{
    private const string Title = "Every branch of the trigger is asynchronous";

    private static readonly DiagnosticDescriptor Guards = Describe(
        "LFC4006", DiagnosticSeverity.Warning, Title,
        "Every guard of {0} is asynchronous, and Fire ignores asynchronous guards, so this throws. Await FireAsync.");

    private static readonly DiagnosticDescriptor Selectors = Describe(
        "LFC4006", DiagnosticSeverity.Warning, Title,
        "The destination of {0} is selected asynchronously, so Fire returns before the move and loses its exceptions. "
            + "Await FireAsync.");

    private static readonly DiagnosticDescriptor Question = Describe(
        "LFC4006", DiagnosticSeverity.Warning, Title,
        "Every guard of {0} is asynchronous, and CanFire ignores asynchronous guards, so it always returns false. Use "
            + "GetPermittedTriggersAsync.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } =
        ImmutableArray.Create(Guards, Selectors, Question);

    /// <inheritdoc/>
    public override void Check(Finding finding, Machine machine, MemberCode code)
    {
        if (InnerFires.SynchronousFireOf(finding, machine, code) is not { } fire)
            return;

        if (fire.HasOnlyAsyncGuards)
            code.Report(Guards, finding.Location, finding.Trigger);
        else if (fire.HasOnlyAsyncSelectors)
            code.Report(Selectors, finding.Location, finding.Trigger);
    }

    /// <inheritdoc/>
    public override void Check(IInvocationOperation call, MemberCode code)
    {
        if (call.TargetMethod.Name != "CanFire"
            || !code.Symbols.IsMachine(call.TargetMethod.ContainingType)
            || code.Machines.Of(StatelessCode.Receiver(call)) is not { } machine
            || code.Machines.TriggerOf(StatelessCode.Argument(call, "trigger")) is not { } trigger)
            return;

        var answers = machine.AnswersTo(trigger).ToArray();
        if (answers.Length > 0 && answers.All(answer => answer.HasAsyncGuard))
            code.Report(Question, call.Syntax.GetLocation(), trigger);
    }
}
