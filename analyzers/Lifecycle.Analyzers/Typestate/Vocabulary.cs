using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>Translates code that uses one kind of state machine into the words of the engine.</summary>
internal abstract class Vocabulary
{
    /// <summary>Whether values of a type are instances.</summary>
    public abstract bool IsInstance(ITypeSymbol? type);

    /// <summary>The graph that instances of a type follow; <see langword="null"/> where it is not known.</summary>
    public abstract StageGraph? GraphOf(ITypeSymbol? type);

    /// <summary>
    /// The graph that the instance follows which an expression gives; <see langword="null"/> where it is not known.
    /// </summary>
    public virtual StageGraph? GraphOf(IOperation expression) => GraphOf(expression.Type);

    /// <summary>Whether everything that fires is told as a finding, whatever comes of it.</summary>
    public virtual bool TellsFires => false;

    /// <summary>
    /// Whether a function runs only while an instance is fired, and what it does there is in the graph.
    /// </summary>
    public virtual bool RunsWithinFires(IAnonymousFunctionOperation function) => false;

    /// <summary>What making an object means; <see langword="null"/> for one that means nothing.</summary>
    public virtual CreateAct? Read(IObjectCreationOperation creation) => null;

    /// <summary>What a call means; <see langword="null"/> for one that means nothing.</summary>
    public abstract Act? Read(IInvocationOperation call);

    /// <summary>Whether a property is the stage of an instance.</summary>
    public abstract bool IsStage(IPropertySymbol property);

    /// <summary>Whether a property lists the triggers that the stage of an instance permits.</summary>
    public abstract bool IsPermittedTriggers(IPropertySymbol property);

    /// <summary>What a property of a result tells, if it is the outcome or follows from it.</summary>
    public abstract Value? ReadResult(IPropertySymbol property, ResultValue result);

    /// <summary>The stages after a result with one of the outcomes.</summary>
    public abstract StageSet After(ResultValue result, string outcome);

    /// <summary>Whether code of a method may fire an instance that it was not given.</summary>
    public abstract bool MayFire(IMethodSymbol method);

    /// <summary>Whether a handler for a type of exceptions handles refusals.</summary>
    public abstract bool HandlesRefusals(ITypeSymbol? exception);
}
