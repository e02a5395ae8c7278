using Lifecycle.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <content>Calls: fires, and everything else that may move an instance.</content>
internal sealed partial class Interpreter
{
    private Value? Call(IInvocationOperation call)
    {
        var act = vocabulary.Read(call);
        var receiver = Evaluate(call.Instance);
        var arguments = call
            .Arguments.Select(argument => (Argument: argument, Value: Evaluate(argument.Value)))
            .ToArray();
        if (State is null)
            return null;

        Thrown = FlowState.Join(Thrown, State);
        switch (act)
        {
            case CreateAct create:
                EscapeAll(arguments);
                Interfere(call.TargetMethod, except: null);
                return State is null
                    ? null
                    : Create(call, new(create.Graph, create.Stages, create.Sharing, call.Syntax.GetLocation()));
            case FireAct fire when receiver is InstanceValue instance:
                EscapeAll(arguments);

                // Another variable may hold the same instance, and its actions may fire others.
                Widen(each => each.Sharing != Sharing.Own, except: instance.Id);
                return Fire(call, fire, instance);
            case PermitsAct permits when StateOf(receiver) is { } instance:
                return permits.Trigger is { } trigger
                    ? Permits((InstanceValue)receiver!, instance.Graph, trigger)
                    : null;
            case WithinAct within when StateOf(receiver) is { } instance:
                return within.Stage is { } stage
                    ? Truth(((InstanceValue)receiver!).Id, instance.Graph, instance.Graph.Within(stage))
                    : null;
            case not null:
                EscapeAll(arguments);
                return null;
            default:
                return Unread(call, receiver, arguments);
        }
    }

    private static TruthValue Permits(InstanceValue value, StageGraph graph, string trigger) =>
        new(value.Id, graph.Permitting(trigger), graph.All.Except(graph.CertainlyPermitting(trigger)));

    private ResultValue? Fire(IInvocationOperation call, FireAct fire, InstanceValue value)
    {
        if (StateOf(value) is not { } instance)
            return null;

        if (fire.Trigger is null)
        {
            Step(value.Id, instance.Widened());
            return null;
        }

        var step = instance.Graph.Step(instance.Stages, fire.Trigger);
        Judge(call, fire, instance, step);
        var where = call.Syntax.GetLocation();
        if (IsAwaitable(call.TargetMethod) && !IsAwaited(call))
        {
            // It runs now or later, so from here on it may have been done or not.
            Step(value.Id, (instance with { Sharing = Sharing.Captured }).Widened());
            return null;
        }

        if (!fire.Throws)
        {
            Step(value.Id, instance with { Stages = step.Accepted | instance.Stages, KnownAt = where });
            return new ResultValue(value.Id, instance.Stages, step);
        }

        if (step.Accepted.IsEmpty)
        {
            Fatal ??= new(
                FindingKind.ImpossibleFire,
                where,
                instance,
                fire.Trigger,
                instance.Graph.Permitting(fire.Trigger));
            State = null;
            return null;
        }

        Step(value.Id, instance with { Stages = step.Accepted, KnownAt = where });
        return new ResultValue(value.Id, step.Accepted, step);
    }

    private void Judge(IInvocationOperation call, FireAct fire, InstanceState instance, Step step)
    {
        if (instance.Stages.IsEmpty)
            return;

        if (vocabulary.TellsFires)
            _reportRefusal?.Invoke(
                new(FindingKind.Fire, call.Syntax.GetLocation(), instance, fire.Trigger!, StageSet.Empty)
                {
                    Call = call,
                });

        if (step.Refusing.IsEmpty)
            return;

        var isCertain = instance.Stages.IsWithin(step.Refusing);
        if (!isCertain && !fire.Throws)
            return;

        var kind =
            !isCertain ? FindingKind.DoubtfulFire
            : fire.Throws ? FindingKind.ImpossibleFire
            : FindingKind.FutileFire;
        var report = kind == FindingKind.ImpossibleFire ? _reportRefusal : _report;
        report?.Invoke(
            new(kind, call.Syntax.GetLocation(), instance, fire.Trigger!, instance.Graph.Permitting(fire.Trigger!)));
    }

    /// <summary>Whether what comes of a call is there when the code goes on.</summary>
    private static bool IsAwaited(IOperation call)
    {
        for (var (each, parent) = (call, call.Parent); ; (each, parent) = (parent, parent.Parent))
        {
            switch (parent)
            {
                case null:
                    return true;
                case IAwaitOperation or IReturnOperation:
                    return true;
                case IConversionOperation or IParenthesizedOperation:
                case IInvocationOperation
                {
                    TargetMethod.Name: "ConfigureAwait" or "AsTask" or "GetAwaiter" or "WaitAsync"
                } next when next.Instance == each:
                    continue;
                case IInvocationOperation { TargetMethod.Name: "GetResult" or "Wait" } last when last.Instance == each:
                    return true;
                case IPropertyReferenceOperation { Property.Name: "Result" } result when result.Instance == each:
                    return true;
                default:
                    return false;
            }
        }
    }

    /// <summary>A call that the engine has no word for.</summary>
    private Value? Unread(
        IInvocationOperation call,
        Value? receiver,
        (IArgumentOperation Argument, Value? Value)[] arguments)
    {
        var method = call.TargetMethod;
        if (wrappers.FieldOf(call.Instance?.Type) is { } field)
            return CallWrapper(
                call,
                call.Instance is IInstanceReferenceOperation ? State![field] : receiver,
                field,
                arguments);

        // Awaiting in another way, or comparing, gives on what is there.
        if (method.Name is "ConfigureAwait" or "AsTask" or "GetAwaiter" or "GetResult"
            && arguments.All(each => each.Value is null))
            return receiver;

        if (method.Name == "Contains" && Contained(call, arguments) is { } contained)
            return contained;

        foreach (var (argument, value) in arguments)
            Require(argument, value);

        // Where it throws, nobody knows how far it came.
        foreach (var (_, value) in arguments)
        {
            if (StateOf(value) is { } instance && MayFire(method))
                Thrown = FlowState.Join(Thrown, State!.Move(((InstanceValue)value!).Id, instance.Widened()));
        }

        var summary = IsAwaited(call) || !IsAwaitable(method) ? Summarize(call, arguments) : null;
        if (summary is { Exits: false, Fatal: { } fatal })
        {
            if (arguments.Select(each => StateOf(each.Value)).FirstOrDefault(each => each is not null) is { } instance)
            {
                var through = new Finding(
                    FindingKind.ImpossibleFire,
                    call.Syntax.GetLocation(),
                    instance,
                    fatal.Trigger,
                    fatal.Goal,
                    fatal.Through ?? fatal.Location);
                Fatal ??= through;

                // What fails wherever the instance stands is the method's own fault, and reported there.
                if (Summarize(call, arguments, instance => instance with { Stages = instance.Graph.All })
                    is not { Exits: false })
                    _reportRefusal?.Invoke(through);
            }

            State = null;
            return null;
        }

        Interfere(method, except: null);
        foreach (var (argument, value) in arguments)
        {
            if (State is null || value is not InstanceValue { Id: var id } || StateOf(value) is not { } instance)
                continue;

            if (argument.Parameter is { } parameter && contracts.Ensured(parameter, instance.Graph) is { } ensured)
                Step(id, instance with { Stages = ensured, KnownAt = call.Syntax.GetLocation() });
            else if (argument.Parameter is { } summarized && summary?.After(summarized) is { } after)
                Step(id, after.Stages == instance.Stages ? after with { KnownAt = instance.KnownAt } : after);
            else if (MayFire(method))
                Step(
                    id,
                    (
                        instance with
                        {
                            Sharing = instance.Sharing == Sharing.Captured ? Sharing.Captured : Sharing.Shared,
                        }).Widened());
            else
                Escape(value);
        }

        if (State is null || DoesNotReturn(method))
        {
            State = null;
            return null;
        }

        return Returned(call, summary);
    }

    private InstanceValue? Returned(IInvocationOperation call, Summary? summary)
    {
        var type = Awaited(call.TargetMethod.ReturnType);
        if (!vocabulary.IsInstance(type) || !(IsAwaited(call) || vocabulary.IsInstance(call.Type)))
            return null;

        if (contracts.EnsuredByReturn(call.TargetMethod, vocabulary.GraphOf(type)) is { } ensured
            && vocabulary.GraphOf(type) is { } graph)
            return Create(call, new(graph, ensured, Sharing.Shared, call.Syntax.GetLocation()));

        return summary?.Returned is { } returned
            ? Create(call, returned with { KnownAt = call.Syntax.GetLocation() })
            : null;
    }

    private static ITypeSymbol Awaited(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: [var result] } ? result : type;

    private static bool IsAwaitable(IMethodSymbol method) =>
        method.IsAsync || method.ReturnType.Name is "Task" or "ValueTask";

    private Summary? Summarize(
        IInvocationOperation call,
        (IArgumentOperation Argument, Value? Value)[] arguments,
        Func<InstanceState, InstanceState>? change = null) =>
        arguments.Where(each => each.Value is InstanceValue).GroupBy(each => each.Value).Any(same => same.Skip(1).Any())
            ? null
            : summaries?.Of(
                call.TargetMethod,
                Instances(arguments).Select(each => (each.Variable, change is null ? each.State : change(each.State))),
                cancellationToken);

    /// <summary>Checks the stage that a parameter asks for.</summary>
    private void Require(IArgumentOperation argument, Value? value)
    {
        if (argument.Parameter is not { } parameter || StateOf(value) is not { } instance || instance.Stages.IsEmpty)
            return;

        if (contracts.Required(parameter, instance.Graph) is { } required && (instance.Stages & required).IsEmpty)
        {
            _report?.Invoke(
                new(
                    FindingKind.BrokenRequirement,
                    argument.Value.Syntax.GetLocation(),
                    instance,
                    instance.Graph.Describe(required),
                    required));
        }
    }

    /// <summary>Whether <c>instance.PermittedTriggers.Contains(trigger)</c> holds.</summary>
    private TruthValue? Contained(IInvocationOperation call, (IArgumentOperation Argument, Value? Value)[] arguments)
    {
        var list = call.Instance ?? (call.Arguments.Length == 2 ? call.Arguments[0].Value : null);
        while (list is IConversionOperation conversion)
            list = conversion.Operand;

        if (list is not IPropertyReferenceOperation { Instance: { } receiver } property
            || !vocabulary.IsPermittedTriggers(property.Property)
            || Key.Of(arguments.Last().Argument.Value) is not { } trigger
            || Evaluate(receiver) is not InstanceValue value
            || StateOf(value) is not { } instance)
        {
            return null;
        }

        return Permits(value, instance.Graph, trigger);
    }

    private void EscapeAll((IArgumentOperation Argument, Value? Value)[] arguments)
    {
        foreach (var (_, value) in arguments)
            Escape(value);
    }

    private static bool DoesNotReturn(IMethodSymbol method) =>
        method.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "DoesNotReturnAttribute");
}
