using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Generators;

/// <summary>The builder of the whole definition.</summary>
internal sealed record WholeBuilder;

/// <summary>The builder of a trigger.</summary>
internal sealed record TriggerReader(TriggerDeclaration Trigger);

/// <summary>The builder of a stage, with the transition whose routes it may add to.</summary>
internal sealed record StageReader(
    StageDeclaration Stage,
    TransitionDeclaration? Routed = null,
    BranchDeclaration? Shared = null
);

/// <summary>
/// The builder of a transition or route; <paramref name="Shared"/> is what each of several routes begins with.
/// </summary>
internal sealed record RouteReader(
    StageDeclaration Stage,
    TransitionDeclaration Transition,
    BranchDeclaration Route,
    BranchDeclaration? Shared
);

/// <summary>Takes down what one call of a builder's method declares.</summary>
internal static class BuilderCall
{
    /// <summary>Takes down a call.</summary>
    /// <param name="definition">What is declared so far.</param>
    /// <param name="builder">The builder that is called.</param>
    /// <param name="call">The call.</param>
    /// <param name="mention">Reads a key.</param>
    /// <returns>The builder that the call returns.</returns>
    /// <exception cref="Unreadable">The call says something that is known only when it runs.</exception>
    public static object Apply(
        DefinitionDeclaration definition,
        object builder,
        IInvocationOperation call,
        Func<IOperation, Mention> mention) =>
        builder switch
        {
            WholeBuilder whole => Whole(definition, whole, call, mention),
            TriggerReader trigger when call.TargetMethod.Name == "Carries" => Carries(trigger, call),
            StageReader stage => Stage(definition, stage, call, mention),
            RouteReader route => Route(definition, route, call, mention),
            _ => throw Unknown(call),
        };

    private static object Whole(
        DefinitionDeclaration definition,
        WholeBuilder whole,
        IInvocationOperation call,
        Func<IOperation, Mention> mention)
    {
        switch (call.TargetMethod.Name)
        {
            case "StartsIn":
                definition.InitialStages.Add(mention(Argument(call, 0).Value));
                return whole;
            case "Stage":
                var stage = definition.Stage(mention(Argument(call, 0).Value));
                stage.Declared.Add(Argument(call, 0).Syntax.GetLocation());
                return new StageReader(stage);
            case "Trigger":
                return new TriggerReader(definition.Trigger(mention(Argument(call, 0).Value)));
            case "WaiversFrom":
                return whole;
            default:
                throw Unknown(call);
        }
    }

    private static TriggerReader Carries(TriggerReader trigger, IInvocationOperation call)
    {
        trigger.Trigger.Payloads.Add(call.TargetMethod.TypeArguments[0]);
        return trigger;
    }

    private static object Stage(
        DefinitionDeclaration definition,
        StageReader builder,
        IInvocationOperation call,
        Func<IOperation, Mention> mention)
    {
        var stage = builder.Stage;
        switch (call.TargetMethod.Name)
        {
            case "Named":
                break;
            case "DueBy":
                var fired = mention(Argument(call, 1).Value);
                definition.Trigger(fired);
                stage.Deadlines.Add(fired);
                break;
            case "Within":
                Add(stage.Superstages, mention(Argument(call, 0).Value));
                break;
            case "StartsIn":
                Add(stage.InitialSubstages, mention(Argument(call, 0).Value));
                break;
            case "IsTerminal":
                stage.IsTerminal = true;
                break;
            case "OnEntry":
                stage.EntryMayGoOn |= ActionReader.MayGoOn(Argument(call, 0).Value);
                break;
            case "OnExit":
                stage.ExitMayGoOn |= ActionReader.MayGoOn(Argument(call, 0).Value);
                break;
            case "Requires":
                stage.Criteria.Add(CriterionReader.Read(call, NameOf(call)));
                break;
            case "Ignore":
                var ignored = new TransitionDeclaration(mention(Argument(call, 0).Value));
                ignored.Routes.Add(
                    new(isConditional: false, call.Syntax.GetLocation()) { Ends = { (FoldedKind.Ignore, null) } });
                stage.Transitions.Add(ignored);
                break;
            case "On":
                var transition = new TransitionDeclaration(mention(Argument(call, 0).Value));
                stage.Transitions.Add(transition);
                var shared = new BranchDeclaration(isConditional: false, Argument(call, 0).Syntax.GetLocation());
                return new RouteReader(stage, transition, shared, shared);
            case "When" when builder is { Routed: { } routed, Shared: var begun }:
                return Begin(stage, routed, begun!, isConditional: true, call);
            case "Otherwise" when builder is { Routed: { } routed, Shared: var begun }:
                return Begin(stage, routed, begun!, isConditional: false, call);
            default:
                throw Unknown(call);
        }

        // A further route of the transition before can only follow it directly.
        return new StageReader(stage);
    }

    private static object Route(
        DefinitionDeclaration definition,
        RouteReader builder,
        IInvocationOperation call,
        Func<IOperation, Mention> mention)
    {
        switch (call.TargetMethod.Name)
        {
            case "Requires":
                builder.Route.Criteria.Add(CriterionReader.Read(call, NameOf(call)));
                return builder;
            case "OnTransition" or "Emits":
                builder.Route.MayGoOn |= ActionReader.MayGoOn(Argument(call, 0).Value);
                return builder;
            case "When" when builder.Shared is { } shared:
                return Begin(builder.Stage, builder.Transition, shared, isConditional: true, call);
            case "GoTo":
                return Complete(builder, call, FoldedKind.Move, mention(Argument(call, 0).Value));
            case "GoToPrevious":
                return Complete(builder, call, FoldedKind.Return, null);
            case "ReEnter":
                return Complete(builder, call, FoldedKind.ReEntry, null);
            case "Stay":
                return Complete(builder, call, FoldedKind.Stay, null);
            default:
                throw Unknown(call);
        }
    }

    private static RouteReader Begin(
        StageDeclaration stage,
        TransitionDeclaration transition,
        BranchDeclaration shared,
        bool isConditional,
        IInvocationOperation call)
    {
        var route = new BranchDeclaration(isConditional, call.Syntax.GetLocation()) { MayGoOn = shared.MayGoOn };
        route.Criteria.AddRange(shared.Criteria);
        transition.Routes.Add(route);
        return new(stage, transition, route, isConditional ? shared : null);
    }

    private static StageReader Complete(
        RouteReader builder,
        IInvocationOperation call,
        FoldedKind kind,
        Mention? target)
    {
        var (stage, transition, route, shared) = (builder.Stage, builder.Transition, builder.Route, builder.Shared);
        if (!transition.Routes.Contains(route))
            transition.Routes.Add(route);

        route.Ends.Add((kind, target));
        route.Location = target?.Location ?? NameOf(call);
        return new(stage, route.IsConditional ? transition : null, shared);
    }

    /// <summary>The argument of a parameter, in whichever order the call names them.</summary>
    private static IArgumentOperation Argument(IInvocationOperation call, int ordinal) =>
        call.Arguments.First(argument => argument.Parameter?.Ordinal == ordinal);

    private static Location NameOf(IInvocationOperation call) =>
        call.Syntax is Microsoft.CodeAnalysis.CSharp.Syntax.InvocationExpressionSyntax
        {
            Expression: Microsoft.CodeAnalysis.CSharp.Syntax.MemberAccessExpressionSyntax access,
        }
            ? access.Name.Identifier.GetLocation()
            : call.Syntax.GetLocation();

    private static void Add(List<Mention> mentions, Mention mention)
    {
        if (mentions.TrueForAll(each => each.Key != mention.Key))
            mentions.Add(mention);
    }

    private static Unreadable Unknown(IInvocationOperation call) =>
        new(call, $"{call.TargetMethod.Name} is not known here");
}
