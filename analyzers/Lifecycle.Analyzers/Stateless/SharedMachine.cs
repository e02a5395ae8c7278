using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>LFC4017: a machine in a static variable that several threads may fire.</summary>
internal sealed class SharedMachine : StatelessRule
{
    private static readonly DiagnosticDescriptor Rule = Describe(
        "LFC4017", DiagnosticSeverity.Warning, "Several threads may fire one machine",
        "{0} is static, this code may run on several threads at once, and a state machine is not thread-safe. Fire it "
            + "inside a lock.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc/>
    public override void Check(IInvocationOperation call, MemberCode code)
    {
        if (StatelessCode.IsFire(call, code.Symbols)
            && StatelessCode.Variable(call.Instance) is { IsStatic: true } machine
            && !IsOfOneThread(machine)
            && MayRunAtOnce(call, code.Member)
            && !ThreadUse.IsGuarded(call))
            code.Report(Rule, call.Syntax.GetLocation(), machine.Name);
    }

    private static bool IsOfOneThread(ISymbol variable) =>
        variable.GetAttributes().Any(each => each.AttributeClass?.Name == "ThreadStaticAttribute");

    /// <summary>
    /// Whether several threads may run the code: it is in a public asynchronous instance method, such as a request
    /// handler, or in a function passed to a timer or to other threads.
    /// </summary>
    private static bool MayRunAtOnce(IInvocationOperation fire, ISymbol member)
    {
        if (ThreadUse.IsPassedOn(fire))
            return ThreadUse.RunsElsewhere(fire);

        return member
                is IMethodSymbol { IsAsync: true, IsStatic: false, DeclaredAccessibility: not Accessibility.Private }
            && member.GetAttributes().IsEmpty;
    }
}
