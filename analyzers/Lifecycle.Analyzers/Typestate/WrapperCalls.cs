using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>Calls of wrapper classes: a wrapper is tracked as the instance in its field.</summary>
internal sealed class WrapperCalls(
    Memory memory,
    Interference interference,
    Contracts contracts,
    Requirements requirements,
    Summaries? summaries,
    Wrappers wrappers,
    Interpreter interpreter,
    CancellationToken cancellationToken
)
{
    public InstanceValue? Make(IObjectCreationOperation creation, IFieldSymbol field)
    {
        var arguments = Array.ConvertAll(
            [.. creation.Arguments],
            argument => new Argument(argument, interpreter.Evaluate(argument.Value)));
        memory.Escape(interpreter.Evaluate(creation.Initializer));
        if (memory.State is null || creation.Constructor is not { } constructor)
            return null;

        var made = summaries?.OfMaking(
            constructor, field, Calls.Instances(arguments, memory), Calls.Constants(arguments), cancellationToken);
        var given = (InstanceValue?)null;
        foreach (var argument in arguments)
        {
            if (made?.Kept is { } parameter
                && SymbolEqualityComparer.Default.Equals(argument.Operation.Parameter?.OriginalDefinition, parameter))
                given = argument.Value as InstanceValue;
            else
                memory.Escape(argument.Value);
        }

        interference.Call(constructor, null, creation.Arguments, except: given?.Id);
        if (memory.State is null || made?.Returned is not { } kept)
            return null;

        var sharing = wrappers.SharingOf(kept.Sharing);
        if (made.Kept is null)
            return memory.Create(creation, kept with { Sharing = sharing, KnownAt = creation.Syntax.GetLocation() });

        if (memory.StateOf(given) is not { } before)
            return null;

        memory.Move(given!.Id, kept with { Sharing = before.Sharing > sharing ? before.Sharing : sharing });
        return given;
    }

    /// <summary>Creates an object that keeps an instance in a member which other code reads.</summary>
    public ObjectValue? MakeObject(IObjectCreationOperation creation, ISymbol member)
    {
        var arguments = Array.ConvertAll(
            [.. creation.Arguments],
            argument => new Argument(argument, interpreter.Evaluate(argument.Value)));
        if (memory.State is null || creation.Constructor is not { } constructor)
            return null;

        var made = summaries?.OfMaking(
            constructor, member, Calls.Instances(arguments, memory), Calls.Constants(arguments), cancellationToken);
        foreach (var argument in arguments)
            memory.Escape(argument.Value);

        interference.Call(constructor, null, creation.Arguments);
        return memory.State is not null && made is { Returned: { Sharing: < Sharing.Captured } kept, Kept: null }
            ? memory.Make(
                creation, member, kept with { Sharing = Sharing.Own, KnownAt = creation.Syntax.GetLocation() })
            : null;
    }

    /// <summary>Calls a method of a wrapper.</summary>
    /// <param name="call">The call.</param>
    /// <param name="arguments">Its arguments; they have escaped.</param>
    /// <param name="wrapper">The abstract value of the wrapper.</param>
    /// <param name="field">The field or property of the wrapper with the instance.</param>
    public void Call(IInvocationOperation call, Argument[] arguments, Value? wrapper, ISymbol field)
    {
        if (wrapper is not InstanceValue { Id: var id } || memory.StateOf(wrapper) is not { } instance)
        {
            interference.Call(call.TargetMethod, call.Instance, call.Arguments);
            return;
        }

        requirements.Check(call, id, instance);
        instance = memory.StateOf(wrapper)!;
        var isAwaited = Tasks.IsAwaited(call) || !Tasks.IsAwaitable(call.TargetMethod);
        var ensured = isAwaited ? contracts.Ensured(call.TargetMethod, instance.Graph) : null;
        if (ensured is null && !wrappers.Reaches(call.TargetMethod))
        {
            interference.Call(call.TargetMethod, call.Instance, call.Arguments, except: id);
            return;
        }

        memory.MayThrowAfterMoves(wrapper);
        var summary = isAwaited ? Summarize(call, field, instance, Calls.Constants(arguments)) : null;
        if (summary is { Exits: false, Fatal: { } fatal })
        {
            // A fire that fails in every stage is reported inside the method itself.
            var unknown = Summarize(call, field, instance with { Stages = instance.Graph.All }, []);
            interpreter.Findings.AddInside(fatal, call, instance, unknown);
            memory.Stop();
            return;
        }

        interference.Call(call.TargetMethod, call.Instance, call.Arguments, except: id);
        if (memory.State is null)
            return;

        var after = ensured
            ?? summary?.After(field)?.Stages
            ?? instance.Graph.Reachable(instance.Stages);
        var sharing = isAwaited ? instance.Sharing : Sharing.Captured;
        if (after != instance.Stages || sharing != instance.Sharing)
            memory.Move(
                id,
                instance with
                {
                    Stages = after,
                    Sharing = sharing,
                    KnownAt = call.Syntax.GetLocation(),
                });
    }

    /// <summary>Inside the method, the wrapper's other methods may fire the instance.</summary>
    private Summary? Summarize(
        IInvocationOperation call,
        ISymbol field,
        InstanceState state,
        IReadOnlyList<(ISymbol Variable, KeyValue Value)> constants) =>
        summaries?.Of(
            call.TargetMethod,
            [
                (
                    field,
                    state with
                    {
                        Sharing = state.Sharing == Sharing.Own ? Sharing.Shared : state.Sharing,
                        KnownAt = null,
                    }),
            ],
            constants,
            cancellationToken);
}
