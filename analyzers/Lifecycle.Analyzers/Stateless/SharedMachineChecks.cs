using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>LFC4017: a machine of a static field that several threads may fire.</summary>
internal static class SharedMachineChecks
{
    public static void Check(
        IInvocationOperation fire,
        ISymbol member,
        StatelessSymbols symbols,
        Action<Diagnostic> report)
    {
        if (StatelessCode.IsFire(fire, symbols)
            && StatelessCode.Variable(fire.Instance) is { IsStatic: true } machine
            && MayRunAtOnce(fire, member)
            && !IsGuarded(fire))
        {
            report(Diagnostic.Create(StatelessRules.SharedMachine, fire.Syntax.GetLocation(), machine.Name));
        }
    }

    /// <summary>
    /// Whether the code is declared so that several threads may run it: as a handler of requests or timers, or handed
    /// to other threads.
    /// </summary>
    private static bool MayRunAtOnce(IInvocationOperation fire, ISymbol member)
    {
        for (
            var function = StatelessCode.FunctionAround(fire);
            function is not null;
            function = StatelessCode.FunctionAround(function))
        {
            if (TakerOf(function) is { } taker)
                return RunsElsewhere(taker);
        }

        return member
                is IMethodSymbol { IsAsync: true, IsStatic: false, DeclaredAccessibility: not Accessibility.Private }
            && member.GetAttributes().IsEmpty;
    }

    private static IMethodSymbol? TakerOf(IAnonymousFunctionOperation function) =>
        StatelessCode.ArgumentOf(function)?.Parent switch
        {
            IInvocationOperation call => call.TargetMethod,
            IObjectCreationOperation creation => creation.Constructor,
            _ => null,
        };

    private static bool RunsElsewhere(IMethodSymbol taker)
    {
        var type = taker.ContainingType;
        return (
                taker.Name is "Run" or "StartNew"
                && (Framework.IsTask(type) || Framework.Is(type, "System.Threading.Tasks", "TaskFactory")))
            || Framework.Is(type, "System.Threading.Tasks", "Parallel")
            || (
                taker.Name is "QueueUserWorkItem" or "UnsafeQueueUserWorkItem"
                && Framework.Is(type, "System.Threading", "ThreadPool"))
            || Framework.Is(type, "System.Threading", "Timer");
    }

    /// <summary>Whether a lock is held, or something is called on the way that may hold one.</summary>
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
                || method.Name.IndexOf("Lock", StringComparison.OrdinalIgnoreCase) >= 0));
    }
}
