using Lifecycle.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>An argument of a call, and its abstract value.</summary>
internal readonly record struct Argument(IArgumentOperation Operation, Value? Value);

/// <summary>Calls: acts on instances, and everything else that may move one.</summary>
internal sealed class Calls(
    Vocabulary vocabulary,
    Contracts contracts,
    Summaries? summaries,
    Wrappers wrappers,
    Memory memory,
    Interference interference,
    Storage storage,
    ObjectMembers objectMembers,
    ReachedInstances reachedInstances,
    Fires fires,
    Requirements requirements,
    WrapperCalls wrapperCalls,
    Interpreter interpreter,
    CancellationToken cancellationToken
)
{
    /// <summary>The instances whose states a call with a summary has determined, until another call runs.</summary>
    private (IOperation? Call, object[] Instances) _settled = (null, []);

    /// <summary>The instances whose states after an awaited call its summary has determined.</summary>
    public object[] SettledBy(IOperation awaited)
    {
        var call = Unwrapped.Expression(awaited);
        while (call is IInvocationOperation { Instance: { } inner } next && Tasks.IsPassedThrough(next))
            call = Unwrapped.Expression(inner);

        return call == _settled.Call ? _settled.Instances : [];
    }

    public Value? Call(IInvocationOperation call)
    {
        var act = vocabulary.Read(call);
        var receiver = interpreter.Evaluate(call.Instance);
        var values = memory.Together([.. call.Arguments.Select(each => each.Value)], interpreter.Evaluate);
        var arguments = call.Arguments.Select((each, index) => new Argument(each, values[index])).ToArray();
        if (memory.State is null)
            return null;

        memory.MayThrow();
        if (receiver is ObjectValue)
        {
            if (wrappers.MemberOf(call.Instance?.Type) is { } member
                && objectMembers.Of(receiver, member) is { } instance
                && memory.StateOf(instance) is { Sharing: Sharing.Own })
            {
                EscapeAll(arguments);
                wrapperCalls.Call(call, arguments, instance, member);
                return null;
            }

            memory.Escape(receiver);
        }

        return act is null ? Unread(call, receiver, arguments) : Act(call, act, receiver, arguments);
    }

    /// <summary>The arguments with a known instance, by parameter.</summary>
    public static IEnumerable<(ISymbol Variable, InstanceState State)> Instances(
        IEnumerable<Argument> arguments,
        Memory memory) =>
        from each in arguments
        where each.Operation.Parameter is not null
        let instance = memory.StateOf(each.Value)
        where instance is not null
        select ((ISymbol)each.Operation.Parameter!, instance);

    /// <summary>The constant stages and triggers that are passed, by parameter.</summary>
    public static IReadOnlyList<(ISymbol Variable, KeyValue Value)> Constants(IEnumerable<Argument> arguments) =>
    [
        .. from each in arguments
           where each.Operation.Parameter is { RefKind: RefKind.None, Type.TypeKind: TypeKind.Enum }
           where each.Value is KeyValue
           select ((ISymbol)each.Operation.Parameter!.OriginalDefinition, (KeyValue)each.Value!),
    ];

    private Value? Act(IInvocationOperation call, Act act, Value? receiver, Argument[] arguments)
    {
        switch (act)
        {
            case CreateAct create:
                EscapeAll(arguments);
                interference.Call(call.TargetMethod, call.Instance, call.Arguments);
                return memory.State is null
                    ? null
                    : memory.Create(
                        call,
                        new(create.Graph, create.Stages, create.Sharing, call.Syntax.GetLocation()));
            case FireAct fire when receiver is InstanceValue instance:
                EscapeAll(arguments);

                // Another variable may hold the same instance, and its actions may fire other instances.
                memory.CloseOver(Sharing.Shared, instance.Id);
                return (fire.Trigger is null ? TriggerIn(arguments) : null) switch
                {
                    ChoiceValue choice => fires.FireAny(call, fire, choice, instance),
                    KeyValue { Key: var key } => fires.Fire(call, fire with { Trigger = key }, instance),
                    _ => fires.Fire(call, fire, instance),
                };
            case PermitsAct { Trigger: { } trigger } when memory.StateOf(receiver) is { } instance:
                return Conditions.Permits((InstanceValue)receiver!, instance.Graph, trigger);
            case WithinAct { Stage: { } stage } when memory.StateOf(receiver) is { } instance:
                return Conditions.Truth(
                    ((InstanceValue)receiver!).Id,
                    instance.Graph,
                    instance.Graph.Within(stage));
            case InertAct inert:
                EscapeAll(arguments.Where(each => each.Operation.Value != inert.Instance));
                return null;
            default:
                EscapeAll(arguments);
                return null;
        }
    }

    /// <summary>The constant trigger that is passed in a variable, or the constants that it may be.</summary>
    private static Value? TriggerIn(Argument[] arguments) =>
        arguments.FirstOrDefault(each => each.Operation.Parameter?.Name == "trigger").Value;

    /// <summary>A call that the vocabulary gives no meaning to.</summary>
    private Value? Unread(IInvocationOperation call, Value? receiver, Argument[] arguments)
    {
        var method = call.TargetMethod;

        // The base constructor of every constructor, which does nothing.
        if (method is { MethodKind: MethodKind.Constructor, ContainingType.SpecialType: SpecialType.System_Object })
            return null;

        if (wrappers.FieldOf(call.Instance?.Type) is { } field)
        {
            EscapeAll(arguments);
            wrapperCalls.Call(
                call,
                arguments,
                call.Instance is IInstanceReferenceOperation ? memory.State![field] : receiver,
                field);
            return null;
        }

        // These pass the value of the task through, and a wait lets other code run.
        if (Tasks.IsPassedThrough(call) && arguments.All(each => each.Value is null))
        {
            if (method.Name == "GetResult")
                interference.Call(method, null, [], (receiver as ResultValue)?.Id ?? (receiver as InstanceValue)?.Id);
            return receiver;
        }

        if (receiver is TaskValue)
            memory.ForgetAll(receiver);

        // A wrapper that is called through an interface or a type parameter may fire its instance.
        if (receiver is InstanceValue && !vocabulary.IsInstance(call.Instance?.Type))
        {
            memory.MayThrowAfterMoves(receiver);
            if (Tasks.IsAwaited(call) || !Tasks.IsAwaitable(method))
                memory.Escape(receiver);
            else
                memory.Capture(receiver);
        }

        if (method.Name == "Contains" && Contained(call, arguments) is { } contained)
            return contained;

        foreach (var argument in arguments)
            requirements.Check(argument);

        // If the call throws, it may have fired any number of times before.
        var mayFire = interference.Application.MayRun(method);
        var reached = mayFire ? reachedInstances.By(call) : [];
        if (mayFire && ExtensionBlocks.Contain(method) && memory.StateOf(receiver) is { } extended)
        {
            var parameter = (ISymbol?)summaries?.ReceiverOf(method) ?? method;
            reached = [.. reached, new(parameter, (InstanceValue)receiver!, extended)];
        }

        foreach (var value in arguments.Where(_ => mayFire).Select(each => each.Value)
            .Concat(reached.Select(each => each.Value)))
            memory.MayThrowAfterMoves(value);

        if (Returning.NeverReturns(method) && (!method.IsAsync || Tasks.IsAwaited(call)))
        {
            interference.Call(method, call.Instance, call.Arguments);
            memory.Stop();
            return null;
        }

        var isComplete = Tasks.IsAwaited(call) || !Tasks.IsAwaitable(method);
        var summary = isComplete ? Summarize(call, arguments, reached) : null;
        if (summary is { Exits: false, Fatal: { } fatal })
        {
            Fail(call, arguments, reached, fatal);
            return null;
        }

        // A guard that is given an instance, or may be any other code, may fire it after the test.
        var isOpen = method.IsVirtual || method.IsAbstract || method.IsOverride
            || arguments.Any(each => each.Value is InstanceValue);
        if (isOpen)
            AssumeReturned(call, arguments);

        interference.Call(
            method,
            call.Instance,
            call.Arguments,
            except: (receiver as ResultValue)?.Id);
        if (memory.State is null)
            return null;

        foreach (var argument in arguments)
            After(call, argument, summary, mayFire);
        foreach (var each in reached)
            After(each, summary, isComplete);

        if (summary is not null)
            _settled = (
                call,
                [
                    .. arguments.Select(each => each.Value).Concat(reached.Select(each => each.Value))
                        .OfType<InstanceValue>()
                        .Where(each => memory.StateOf(each) is { Sharing: < Sharing.Captured })
                        .Select(each => each.Id),
                ]);

        if (!isOpen)
            AssumeReturned(call, arguments);
        return memory.State is null ? null : Returned(call, summary);
    }

    /// <summary>The call certainly fires a trigger that the instance refuses.</summary>
    private void Fail(IInvocationOperation call, Argument[] arguments, Reached[] reached, Finding fatal)
    {
        var given = Instances(arguments, memory)
            .Concat(reached.Select(each => (each.Variable, State: each.Before)))
            .ToArray();
        if (given.Length > 0)
        {
            var (variable, instance) = given.Where(each => Refuses(each.State, fatal)).DefaultIfEmpty(given[0]).First();

            // A fire that fails whatever the caller passes is reported inside the method itself, unless the machine in
            // its parameter is unknown there.
            var unknown = variable is IParameterSymbol { Type: var type } && vocabulary.GraphOf(type) is null
                ? null
                : Summarize(call, arguments, reached, state => state with { Stages = state.Graph.All });
            interpreter.Findings.AddInside(fatal, call, instance, unknown);
        }

        memory.Stop();
    }

    private static bool Refuses(InstanceState instance, Finding fatal) =>
        instance.Graph.Definition == fatal.Instance.Graph.Definition
        && instance.Graph.Transfer(instance.Stages, fatal.Trigger).Accepted.IsEmpty;

    /// <summary>A method that returned was not given the value with which it never returns.</summary>
    private void AssumeReturned(IInvocationOperation call, Argument[] arguments)
    {
        foreach (var argument in arguments)
        {
            var attribute = argument.Operation.Parameter?.GetAttributes()
                .FirstOrDefault(each => each.AttributeClass?.Name == "DoesNotReturnIfAttribute");
            if (attribute?.ConstructorArguments is [var given] && given.Single() is bool fatal)
                memory.Assume(argument.Value, !fatal, call.Syntax.GetLocation());
        }
    }

    /// <summary>The effect of a call on one of its arguments.</summary>
    private void After(IInvocationOperation call, Argument argument, Summary? summary, bool mayFire)
    {
        if (argument.Operation.Parameter is { RefKind: RefKind.Out } written && memory.State is not null)
        {
            if (storage.Targets(argument.Operation.Value) is [var target] && storage.Of(target) is ISymbol variable)
                memory.Bind(
                    variable,
                    vocabulary.GraphOf(written.Type) is { } graph && contracts.Ensured(written, graph) is { } promised
                        ? memory.Create(
                            argument.Operation,
                            new(graph, promised, Sharing.Shared, call.Syntax.GetLocation()))
                        : null);
            return;
        }

        if (argument.Value is not InstanceValue { Id: var id } || memory.StateOf(argument.Value) is not { } instance)
            return;

        var where = call.Syntax.GetLocation();
        var parameter = argument.Operation.Parameter;
        if (parameter is not null && contracts.Ensured(parameter, instance.Graph) is { } ensured)
        {
            memory.Move(id, instance with { Stages = ensured, KnownAt = where });
        }
        else if (parameter is not null && summary?.After(parameter) is { } after)
        {
            memory.Move(id, after.Stages == instance.Stages ? after with { KnownAt = instance.KnownAt } : after);
        }
        else
        {
            memory.Escape(argument.Value);
            if (mayFire && memory.StateOf(argument.Value) is { } escaped)
                memory.Move(id, escaped.ReachableClosure());
        }
    }

    /// <summary>The effect of a call on an instance that it reaches without being passed it.</summary>
    private void After(Reached reached, Summary? summary, bool isComplete)
    {
        var (variable, value, before) = reached;
        if (memory.StateOf(value) is not { } instance)
            return;

        if (summary?.After(variable) is { } after)
        {
            memory.Move(value.Id, after.Stages == before.Stages ? after with { KnownAt = before.KnownAt } : after);
            return;
        }

        memory.Escape(variable is IMethodSymbol or IParameterSymbol ? value : null);
        if (variable is not (IFieldSymbol or IPropertySymbol))
        {
            if (isComplete)
                memory.Move(value.Id, instance.ReachableClosure());
            else
                memory.Capture(value);
        }
    }

    private InstanceValue? Returned(IInvocationOperation call, Summary? summary)
    {
        var type = Tasks.Awaited(call.TargetMethod.ReturnType);
        if (!vocabulary.IsInstance(type) || !(Tasks.IsAwaited(call) || vocabulary.IsInstance(call.Type)))
            return null;

        if (vocabulary.GraphOf(type) is { } graph
            && contracts.EnsuredByReturn(call.TargetMethod, graph) is { } ensured)
            return memory.Create(call, new(graph, ensured, Sharing.Shared, call.Syntax.GetLocation()));

        return summary?.Returned is { } returned
            ? memory.Create(call, returned with { KnownAt = call.Syntax.GetLocation() })
            : null;
    }

    private Summary? Summarize(
        IInvocationOperation call,
        Argument[] arguments,
        Reached[] reached,
        Func<InstanceState, InstanceState>? change = null) =>
        arguments.Select(each => each.Value).Concat(reached.Select(each => each.Value))
            .OfType<InstanceValue>()
            .GroupBy(each => each)
            .Any(same => same.Skip(1).Any())
            ? null
            : summaries?.Of(
                call.TargetMethod,
                Instances(arguments, memory)
                    .Concat(reached.Select(each => (each.Variable, State: each.Before)))
                    .Select(each => (each.Variable, change is null ? each.State : change(each.State))),
                change is null ? Constants(arguments) : [],
                cancellationToken);

    /// <summary>Whether <c>instance.PermittedTriggers.Contains(trigger)</c> holds.</summary>
    private TruthValue? Contained(IInvocationOperation call, Argument[] arguments)
    {
        var list = call.Instance ?? (call.Arguments.Length == 2 ? call.Arguments[0].Value : null);
        while (list is IConversionOperation conversion)
            list = conversion.Operand;

        return list is IPropertyReferenceOperation { Instance: { } receiver } property
            && vocabulary.IsPermittedTriggers(property.Property)
            && Key.Of(arguments.Last().Operation.Value) is { } trigger
            && interpreter.Evaluate(receiver) is InstanceValue value
            && memory.StateOf(value) is { } instance
            ? Conditions.Permits(value, instance.Graph, trigger)
            : null;
    }

    private void EscapeAll(IEnumerable<Argument> arguments)
    {
        foreach (var argument in arguments)
            memory.Escape(argument.Value);
    }
}
