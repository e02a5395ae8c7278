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

                // Another variable may hold the same instance, and its actions may fire other instances.
                CloseOver(each => each.Sharing != Sharing.Own, except: instance.Id);
                return Fire(call, fire, instance);
            case PermitsAct permits when StateOf(receiver) is { } instance:
                return permits.Trigger is { } trigger
                    ? Permits((InstanceValue)receiver!, instance.Graph, trigger)
                    : null;
            case WithinAct within when StateOf(receiver) is { } instance:
                return within.Stage is { } stage
                    ? Truth(((InstanceValue)receiver!).Id, instance.Graph, instance.Graph.Within(stage))
                    : null;
            case InertAct inert:
                EscapeAll(arguments.Where(each => each.Argument.Value != inert.Instance));
                return null;
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
            Move(value.Id, instance.ReachableClosure());
            return null;
        }

        var transfer = instance.Graph.Transfer(instance.Stages, fire.Trigger);
        Judge(call, fire, instance, transfer);
        var where = call.Syntax.GetLocation();
        if (IsAwaitable(call.TargetMethod) && !IsAwaited(call))
        {
            // The fire may take effect at any time from here on.
            Move(value.Id, (instance with { Sharing = Sharing.Captured }).ReachableClosure());
            return null;
        }

        if (!fire.Throws)
        {
            Move(value.Id, instance with { Stages = transfer.Accepted | instance.Stages, KnownAt = where });
            return new ResultValue(value.Id, instance.Stages, transfer);
        }

        if (transfer.Accepted.IsEmpty)
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

        Move(value.Id, instance with { Stages = transfer.Accepted, KnownAt = where });
        return new ResultValue(value.Id, transfer.Accepted, transfer);
    }

    private void Judge(IInvocationOperation call, FireAct fire, InstanceState instance, Transfer transfer)
    {
        if (instance.Stages.IsEmpty)
            return;

        if (vocabulary.ReportsFires)
            _reportRefusal?.Invoke(
                new(FindingKind.Fire, call.Syntax.GetLocation(), instance, fire.Trigger!, StageSet.Empty)
                {
                    Call = call,
                });

        if (transfer.Refusing.IsEmpty)
            return;

        var isCertain = instance.Stages.IsWithin(transfer.Refusing);
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

    /// <summary>Whether a call has completed before the next statement runs.</summary>
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

    /// <summary>A call that the vocabulary gives no meaning to.</summary>
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

        // These pass the value of the task through.
        if (method.Name is "ConfigureAwait" or "AsTask" or "GetAwaiter" or "GetResult"
            && arguments.All(each => each.Value is null))
            return receiver;

        if (method.Name == "Contains" && Contained(call, arguments) is { } contained)
            return contained;

        foreach (var (argument, value) in arguments)
            Require(argument, value);

        // If the call throws, it may have fired any number of times before.
        foreach (var (_, value) in arguments)
        {
            if (StateOf(value) is { } instance && MayFire(method))
                Thrown = FlowState.Join(Thrown, State!.Move(((InstanceValue)value!).Id, instance.ReachableClosure()));
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

                // A fire that fails in every stage is reported inside the method itself.
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
                Move(id, instance with { Stages = ensured, KnownAt = call.Syntax.GetLocation() });
            else if (argument.Parameter is { } summarized && summary?.After(summarized) is { } after)
                Move(id, after.Stages == instance.Stages ? after with { KnownAt = instance.KnownAt } : after);
            else if (MayFire(method))
                Move(
                    id,
                    (
                        instance with
                        {
                            Sharing = instance.Sharing == Sharing.Captured ? Sharing.Captured : Sharing.Shared,
                        }).ReachableClosure());
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

    /// <summary>Checks an argument against the stages that its parameter requires.</summary>
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

    private void EscapeAll(IEnumerable<(IArgumentOperation Argument, Value? Value)> arguments)
    {
        foreach (var (_, value) in arguments)
            Escape(value);
    }

    private static bool DoesNotReturn(IMethodSymbol method) =>
        method.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "DoesNotReturnAttribute");
}
