using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>Translates operations on one kind of state machine into the acts and values of the engine.</summary>
internal abstract class Vocabulary
{
    /// <summary>Whether a type is the type of instances.</summary>
    public abstract bool IsInstance(ITypeSymbol? type);

    /// <summary>The graph of the instances of a type; <see langword="null"/> if unknown.</summary>
    public abstract StageGraph? GraphOf(ITypeSymbol? type);

    /// <summary>
    /// The graph of the instance that an expression evaluates to; <see langword="null"/> if unknown.
    /// </summary>
    public virtual StageGraph? GraphOf(IOperation expression) => GraphOf(expression.Type);

    /// <summary>Whether a fire that throws has certainly not moved the instance, unless it has follow-ups.</summary>
    public virtual bool IsAtomic => false;

    /// <summary>Whether every fire is reported as a finding, whatever its result.</summary>
    public virtual bool ReportsFires => false;

    /// <summary>
    /// Whether a function runs only while an instance is fired, and the graph already accounts for it.
    /// </summary>
    public virtual bool RunsWithinFires(IAnonymousFunctionOperation function) => false;

    /// <summary>
    /// The flow graph of a method whose body is bound already; <see langword="null"/> if it has yet to be bound.
    /// </summary>
    public virtual ControlFlowGraph? FlowOf(IMethodSymbol method) => null;

    /// <summary>The act of an object creation; <see langword="null"/> if it creates no instance.</summary>
    public virtual CreateAct? Read(IObjectCreationOperation creation) => null;

    /// <summary>
    /// The stage that a creation passes for its instance; <see langword="null"/> if the act of the creation tells it.
    /// </summary>
    public virtual IOperation? InitialStage(IObjectCreationOperation creation) => null;

    /// <summary>The act of a call; <see langword="null"/> if it is not a call on an instance or definition.</summary>
    public abstract Act? Read(IInvocationOperation call);

    /// <summary>Whether a property is the stage of an instance.</summary>
    public abstract bool IsStage(IPropertySymbol property);

    /// <summary>Whether a property lists the triggers that the stage of an instance permits.</summary>
    public abstract bool IsPermittedTriggers(IPropertySymbol property);

    /// <summary>The abstract value of a result's property, if the property is the outcome or derived from it.</summary>
    public abstract Value? ReadResult(IPropertySymbol property, ResultValue result);

    /// <summary>
    /// The stages in which a result has an outcome, and those in which it has another; <see langword="null"/> if the
    /// vocabulary has no outcomes.
    /// </summary>
    public virtual TruthValue? IsOutcome(ResultValue result, string outcome) => null;

    /// <summary>Whether an assembly is application code, which may fire any instance that it can reach.</summary>
    public abstract bool IsApplication(IAssemblySymbol? assembly);

    /// <summary>Whether a method may fire instances that are not passed to it.</summary>
    public bool MayFire(IMethodSymbol method) => IsApplication(method.ContainingAssembly);

    /// <summary>Whether a member of an instance reads from it without moving it.</summary>
    public virtual bool IsRead(string member) => false;

    /// <summary>Whether a handler for an exception type handles refusals.</summary>
    public abstract bool HandlesRefusals(ITypeSymbol? exception);

    /// <summary>
    /// Whether a handler may catch a refusal. A task that is waited for, and not awaited, throws it in an
    /// <see cref="AggregateException"/>.
    /// </summary>
    public bool MayCatchRefusals(ITypeSymbol? exception) =>
        HandlesRefusals(exception) || Framework.Is(exception, "System", nameof(AggregateException));
}
