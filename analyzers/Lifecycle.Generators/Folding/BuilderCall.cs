using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Generators;

/// <summary>The builder of the whole definition.</summary>
internal sealed record DefinitionReader;

/// <summary>The builder of a trigger.</summary>
internal sealed record TriggerReader(TriggerDeclaration Trigger);

/// <summary>
/// The builder of criteria that belong to no stage: those of the start, and those in front of every transition.
/// </summary>
internal sealed record CriteriaReader(List<CriterionDeclaration> Criteria);

/// <summary>The builder of a stage.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Branched">The transition that <c>When</c> or <c>Otherwise</c> adds a branch to.</param>
/// <param name="Shared">What every branch of that transition starts with.</param>
internal sealed record StageReader(
    StageDeclaration Stage,
    TransitionDeclaration? Branched = null,
    BranchDeclaration? Shared = null
);

/// <summary>The builder of a transition, or of one of its branches.</summary>
/// <param name="Stage">The stage that declares the transition.</param>
/// <param name="Transition">The transition.</param>
/// <param name="Branch">The branch that is being built.</param>
/// <param name="Shared">What every branch of the transition starts with; <see langword="null"/> once no further branch
/// can follow.</param>
internal sealed record BranchReader(
    StageDeclaration Stage,
    TransitionDeclaration Transition,
    BranchDeclaration Branch,
    BranchDeclaration? Shared
);

/// <summary>Records what one call to a builder's method declares.</summary>
internal static class BuilderCall
{
    /// <summary>Records a call.</summary>
    /// <param name="definition">The declaration that the call adds to.</param>
    /// <param name="builder">The builder that is called.</param>
    /// <param name="call">The call.</param>
    /// <param name="mention">Reads a key from an expression.</param>
    /// <returns>The builder that the call returns.</returns>
    /// <exception cref="Unreadable">The call's effect is known only at run time.</exception>
    public static object Apply(
        DefinitionDeclaration definition,
        object builder,
        IInvocationOperation call,
        Func<IOperation, Mention> mention)
    {
        if (ActionReader.AsyncVoidIn(call) is { } action)
            definition.AsyncVoidActions.Add(action);

        return builder switch
        {
            DefinitionReader => Definition(definition, builder, call, mention),
            TriggerReader trigger when call.TargetMethod.Name == BuilderNames.Carries => Carries(trigger, call),
            CriteriaReader criteria when call.TargetMethod.Name == BuilderNames.Requires => Requires(criteria, call),
            CriteriaReader start when call.TargetMethod.Name == BuilderNames.OnStart => start,
            StageReader stage => Stage(definition, stage, call, mention),
            BranchReader branch => Branch(definition, branch, call, mention),
            _ => throw Unknown(call),
        };
    }

    private static object Definition(
        DefinitionDeclaration definition,
        object builder,
        IInvocationOperation call,
        Func<IOperation, Mention> mention)
    {
        switch (call.TargetMethod.Name)
        {
            case BuilderNames.StartsIn:
                definition.InitialStages.Add(mention(Argument(call, 0).Value));
                return new CriteriaReader(definition.StartCriteria);
            case BuilderNames.Stage:
                var stage = definition.Stage(mention(Argument(call, 0).Value));
                stage.Declared.Add(Argument(call, 0).Syntax.GetLocation());
                return new StageReader(stage);
            case BuilderNames.Trigger:
                return new TriggerReader(definition.Trigger(mention(Argument(call, 0).Value)));
            case BuilderNames.EveryTransition:
                return new CriteriaReader(definition.EveryTransition);
            case BuilderNames.WaiversFrom:
                return builder;
            default:
                throw Unknown(call);
        }
    }

    private static TriggerReader Carries(TriggerReader trigger, IInvocationOperation call)
    {
        // A type that is known only at run time.
        if (call.TargetMethod.TypeArguments is not [var carried])
            throw Unknown(call);

        // A nullable value is boxed as its value.
        if (carried is INamedTypeSymbol
            {
                OriginalDefinition.SpecialType: SpecialType.System_Nullable_T,
                TypeArguments: [var value],
            })
            carried = value;

        if (!trigger.Trigger.Payloads.Exists(each => RuntimeType.MayBeSame(each.Type, carried)))
            trigger.Trigger.Payloads.Add((carried, NameOf(call)));

        return trigger;
    }

    private static CriteriaReader Requires(CriteriaReader builder, IInvocationOperation call)
    {
        builder.Criteria.Add(CriterionReader.Read(call, NameOf(call)));
        return builder;
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
            case BuilderNames.Named:
                break;
            case BuilderNames.DueBy or BuilderNames.DueAfter:
                stage.CountsFromEntry |= call.TargetMethod.Name == BuilderNames.DueAfter;
                var fired = mention(Argument(call, 1).Value);
                definition.Trigger(fired);
                stage.DueTriggers.Add(fired);
                break;
            case BuilderNames.Within:
                Add(stage.Superstages, mention(Argument(call, 0).Value));
                break;
            case BuilderNames.StartsIn:
                Add(stage.InitialSubstages, mention(Argument(call, 0).Value));
                break;
            case BuilderNames.IsTerminal:
                stage.IsTerminal = true;
                break;
            case BuilderNames.OnEntry:
                stage.EntryMayFollowUp |= MayFollowUp(call);
                break;
            case BuilderNames.OnExit:
                stage.ExitMayFollowUp |= MayFollowUp(call);
                break;
            case BuilderNames.Requires:
                stage.Criteria.Add(CriterionReader.Read(call, NameOf(call)));
                break;
            case BuilderNames.Ignore:
                var ignored = new TransitionDeclaration(mention(Argument(call, 0).Value));
                ignored.Branches.Add(
                    new(isConditional: false, call.Syntax.GetLocation()) { Ends = { (FoldedKind.Ignore, null) } });
                stage.Transitions.Add(ignored);
                break;
            case BuilderNames.On:
                var transition = new TransitionDeclaration(mention(Argument(call, 0).Value));
                stage.Transitions.Add(transition);
                var shared = new BranchDeclaration(isConditional: false, Argument(call, 0).Syntax.GetLocation());
                return new BranchReader(stage, transition, shared, shared);
            case BuilderNames.When when builder is { Branched: { } branched, Shared: var begun }:
                return Begin(stage, branched, begun!, isConditional: true, call);
            case BuilderNames.Otherwise when builder is { Branched: { } branched, Shared: var begun }:
                return Begin(stage, branched, begun!, isConditional: false, call);
            default:
                throw Unknown(call);
        }

        // When and Otherwise must directly follow the branch before them.
        return new StageReader(stage);
    }

    /// <summary>Whether an action may request a follow-up. The code of an action class is not read.</summary>
    private static bool MayFollowUp(IInvocationOperation call) =>
        call.Arguments.IsEmpty || ActionReader.MayFollowUp(Argument(call, 0).Value);

    private static object Branch(
        DefinitionDeclaration definition,
        BranchReader builder,
        IInvocationOperation call,
        Func<IOperation, Mention> mention)
    {
        switch (call.TargetMethod.Name)
        {
            case BuilderNames.Requires:
                builder.Branch.Criteria.Add(CriterionReader.Read(call, NameOf(call)));
                return builder;
            case BuilderNames.OnTransition or BuilderNames.Emits:
                builder.Branch.MayFollowUp |= MayFollowUp(call);
                return builder;
            case BuilderNames.RequiresAdditionsTo:
                // What is added from outside is not part of the definition; what is declared later is.
                builder.Branch.Require(mention(Argument(call, 0).Value), definition);
                return builder;
            case BuilderNames.When when builder.Shared is { } shared:
                return Begin(builder.Stage, builder.Transition, shared, isConditional: true, call);
            case BuilderNames.GoTo:
                return Complete(builder, call, FoldedKind.Move, mention(Argument(call, 0).Value));
            case BuilderNames.GoToPrevious:
                return Complete(builder, call, FoldedKind.Return, null);
            case BuilderNames.ReEnter:
                return Complete(builder, call, FoldedKind.ReEntry, null);
            case BuilderNames.Stay:
                return Complete(builder, call, FoldedKind.Stay, null);
            default:
                throw Unknown(call);
        }
    }

    private static BranchReader Begin(
        StageDeclaration stage,
        TransitionDeclaration transition,
        BranchDeclaration shared,
        bool isConditional,
        IInvocationOperation call)
    {
        var branch = new BranchDeclaration(isConditional, call.Syntax.GetLocation())
        {
            MayFollowUp = shared.MayFollowUp,
        };
        branch.Criteria.AddRange(shared.Criteria);
        transition.Branches.Add(branch);
        return new(stage, transition, branch, isConditional ? shared : null);
    }

    private static StageReader Complete(
        BranchReader builder,
        IInvocationOperation call,
        FoldedKind kind,
        Mention? target)
    {
        var (stage, transition, branch, shared) = (builder.Stage, builder.Transition, builder.Branch, builder.Shared);
        if (!transition.Branches.Contains(branch))
            transition.Branches.Add(branch);

        branch.Ends.Add((kind, target));
        branch.Location = target?.Location ?? NameOf(call);
        return new(stage, branch.IsConditional ? transition : null, shared);
    }

    /// <summary>The argument for a parameter, whatever the order of the arguments.</summary>
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
        new(call, $"the analyzer does not know the method {call.TargetMethod.Name}");
}
