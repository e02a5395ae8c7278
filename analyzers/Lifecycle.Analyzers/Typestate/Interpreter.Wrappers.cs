using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <content>Wrapper classes: a wrapper is tracked as the instance in its field.</content>
internal sealed partial class Interpreter
{
    private InstanceValue? MakeWrapper(IObjectCreationOperation creation, IFieldSymbol field)
    {
        var arguments = creation
            .Arguments.Select(argument => (Argument: argument, Value: Evaluate(argument.Value)))
            .ToArray();
        Escape(Evaluate(creation.Initializer));
        if (State is null || creation.Constructor is not { } constructor)
            return null;

        var made = summaries?.OfMaking(constructor, field, Instances(arguments), cancellationToken);
        Interfere(constructor, except: null);
        if (State is null)
            return null;

        if (made is { Returned: { } kept, Kept: null })
            return Create(creation, kept with { Sharing = Sharing.Own, KnownAt = creation.Syntax.GetLocation() });

        foreach (var (argument, value) in arguments)
        {
            if (made?.Kept is { } parameter
                && SymbolEqualityComparer.Default.Equals(argument.Parameter?.OriginalDefinition, parameter)
                && value is InstanceValue instance
                && StateOf(value) is { } before)
            {
                Move(instance.Id, made.Returned! with { Sharing = before.Sharing });
                return instance;
            }

            Escape(value);
        }

        return null;
    }

    private Value? CallWrapper(
        IInvocationOperation call,
        Value? wrapper,
        IFieldSymbol field,
        (IArgumentOperation Argument, Value? Value)[] arguments)
    {
        EscapeAll(arguments);
        if (wrapper is not InstanceValue { Id: var id } || StateOf(wrapper) is not { } instance)
        {
            Interfere(call.TargetMethod, except: null);
            return null;
        }

        Thrown = FlowState.Join(Thrown, State!.Move(id, instance.ReachableClosure()));

        // Inside the method, the wrapper's other methods may fire the instance.
        var isAwaited = IsAwaited(call) || !IsAwaitable(call.TargetMethod);
        Summary? At(InstanceState state) =>
            isAwaited
                ? summaries?.Of(
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
                    cancellationToken)
                : null;
        var summary = At(instance);
        if (summary is { Exits: false, Fatal: { } fatal })
        {
            var through = new Finding(
                FindingKind.ImpossibleFire,
                call.Syntax.GetLocation(),
                instance,
                fatal.Trigger,
                fatal.Goal,
                fatal.Through ?? fatal.Location);
            Fatal ??= through;
            if (At(instance with { Stages = instance.Graph.All }) is not { Exits: false })
                _reportRefusal?.Invoke(through);
            State = null;
            return null;
        }

        Interfere(call.TargetMethod, except: id);
        if (State is null)
            return null;

        var after = summary?.After(field)?.Stages ?? instance.Graph.Reachable(instance.Stages);
        var sharing = isAwaited ? instance.Sharing : Sharing.Captured;
        if (after != instance.Stages || sharing != instance.Sharing)
            Move(id, instance with { Stages = after, Sharing = sharing, KnownAt = call.Syntax.GetLocation() });

        return null;
    }

    private IEnumerable<(ISymbol Variable, InstanceState State)> Instances(
        (IArgumentOperation Argument, Value? Value)[] arguments) =>
        from each in arguments
        where each.Argument.Parameter is not null
        let instance = StateOf(each.Value)
        where instance is not null
        select ((ISymbol)each.Argument.Parameter!, instance);
}
