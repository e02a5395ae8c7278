using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>Decides on which threads code may run, as far as declarations tell.</summary>
internal static class ThreadUse
{
    /// <summary>
    /// Whether code is in a function that is passed to a call or constructor, whose caller does not wait for it.
    /// </summary>
    public static bool IsPassedOn(IOperation operation) =>
        ReceiverOf(operation) is { } receiver && !(StartsOther(receiver) && IsWaitedFor(receiver));

    /// <summary>
    /// Whether code is in a function passed to a timer or to another thread, and runs beside the caller.
    /// </summary>
    public static bool RunsElsewhere(IOperation operation) =>
        ReceiverOf(operation) is { } receiver && StartsOther(receiver) && !IsWaitedFor(receiver);

    /// <summary>The call or creation that receives the outermost known function around an operation.</summary>
    private static IOperation? ReceiverOf(IOperation operation)
    {
        for (
            var function = StatelessCode.FunctionAround(operation);
            function is not null;
            function = StatelessCode.FunctionAround(function))
        {
            if (StatelessCode.ArgumentOf(function)?.Parent is IInvocationOperation or IObjectCreationOperation)
                return StatelessCode.ArgumentOf(function)!.Parent;
        }

        return null;
    }

    private static bool IsWaitedFor(IOperation call)
    {
        var each = call.Parent;
        while (each is IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "GetAwaiter" or "WaitAsync" })
            each = each.Parent;

        return each is IAwaitOperation
            or IInvocationOperation { TargetMethod.Name: "Wait" or "GetResult" }
            or IPropertyReferenceOperation { Property.Name: "Result" };
    }

    private static bool StartsOther(IOperation receiver) => receiver switch
    {
        IInvocationOperation call => StartsOther(call.TargetMethod),
        IObjectCreationOperation { Constructor: { } constructor } => StartsOther(constructor),
        _ => false,
    };

    private static bool StartsOther(IMethodSymbol receiver)
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
    public static bool IsGuarded(IInvocationOperation fire)
    {
        var root = (IOperation)fire;
        while (root.Parent is { } parent)
        {
            if (parent is ILockOperation)
                return true;

            root = parent;
        }

        return root.Descendants().Any(operation => operation is IInvocationOperation { TargetMethod: var method }
            && (IsSynchronization(method.ContainingType)
                || NamesLock(method.Name)
                || NamesLock(method.ContainingType.Name)));
    }

    private static bool IsSynchronization(ITypeSymbol type) =>
        type.Name is "WaitHandle" or "EventWaitHandle" or "ManualResetEventSlim" or "Monitor" or "CountdownEvent"
            or "Barrier" or "ReaderWriterLockSlim"
        && Framework.NameOf(type.ContainingNamespace) == "System.Threading";

    private static bool NamesLock(string name) =>
        (name != "Interlocked" && name.IndexOf("Lock", StringComparison.OrdinalIgnoreCase) >= 0)
        || name.IndexOf("Mutex", StringComparison.OrdinalIgnoreCase) >= 0
        || name.IndexOf("Semaphore", StringComparison.OrdinalIgnoreCase) >= 0;
}
