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
            && !IsGuarded(call))
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
        for (
            var function = StatelessCode.FunctionAround(fire);
            function is not null;
            function = StatelessCode.FunctionAround(function))
        {
            if (CallPassedTo(function) is { } receiver)
                return RunsElsewhere(receiver);
        }

        return member
                is IMethodSymbol { IsAsync: true, IsStatic: false, DeclaredAccessibility: not Accessibility.Private }
            && member.GetAttributes().IsEmpty;
    }

    private static IMethodSymbol? CallPassedTo(IAnonymousFunctionOperation function) =>
        StatelessCode.ArgumentOf(function)?.Parent switch
        {
            IInvocationOperation call => call.TargetMethod,
            IObjectCreationOperation creation => creation.Constructor,
            _ => null,
        };

    private static bool RunsElsewhere(IMethodSymbol receiver)
    {
        var type = receiver.ContainingType;
        return (
                receiver.Name is "Run" or "StartNew"
                && (Framework.IsTask(type) || Framework.Is(type, "System.Threading.Tasks", "TaskFactory")))
            || Framework.Is(type, "System.Threading.Tasks", "Parallel")
            || (
                receiver.Name is "QueueUserWorkItem" or "UnsafeQueueUserWorkItem"
                && Framework.Is(type, "System.Threading", "ThreadPool"))
            || Framework.Is(type, "System.Threading", "Timer");
    }

    /// <summary>Whether a lock statement surrounds a fire, or the code around it uses another lock.</summary>
    private static bool IsGuarded(IInvocationOperation fire)
    {
        var root = (IOperation)fire;
        while (root.Parent is { } parent)
        {
            if (parent is ILockOperation)
                return true;

            root = parent;
        }

        return root.Descendants().Any(operation => operation is IInvocationOperation { TargetMethod: var method }
            && (Framework.Is(method.ContainingType, "System.Threading", "SemaphoreSlim")
                || Framework.Is(method.ContainingType, "System.Threading", "Semaphore")
                || Framework.Is(method.ContainingType, "System.Threading", "Mutex")
                || Framework.Is(method.ContainingType, "System.Threading", "WaitHandle")
                || Framework.Is(method.ContainingType, "System.Threading", "Monitor")
                || Framework.Is(method.ContainingType, "System.Threading", "ReaderWriterLockSlim")
                || NamesLock(method.Name)
                || NamesLock(method.ContainingType.Name)));
    }

    private static bool NamesLock(string name) =>
        name.IndexOf("Lock", StringComparison.OrdinalIgnoreCase) >= 0
        || name.IndexOf("Mutex", StringComparison.OrdinalIgnoreCase) >= 0
        || name.IndexOf("Semaphore", StringComparison.OrdinalIgnoreCase) >= 0;
}
