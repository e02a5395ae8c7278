using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Generators;

/// <summary>Reads the body of a definition's <c>Define</c> as the builder would take it down.</summary>
internal sealed class DefinitionFolder
{
    /// <summary>Enough for any helper methods that people write; more is taken for recursion.</summary>
    private const int Deepest = 16;

    private readonly DefinitionDeclaration _definition;
    private readonly CancellationToken _cancellationToken;
    private Variables _variables = new();
    private int _depth;

    private DefinitionFolder(DefinitionDeclaration definition, CancellationToken cancellationToken)
    {
        _definition = definition;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Reads a definition.</summary>
    /// <param name="type">The type of the definition.</param>
    /// <param name="definition">The <c>LifecycleDefinition</c> that it derives from.</param>
    /// <param name="define">The override of <c>Define</c>.</param>
    /// <param name="body">Its body.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static Folding Fold(
        INamedTypeSymbol type,
        INamedTypeSymbol definition,
        IMethodSymbol define,
        IOperation body,
        CancellationToken cancellationToken)
    {
        var declaration = new DefinitionDeclaration(type, definition.TypeArguments[0], definition.TypeArguments[1]);
        var folder = new DefinitionFolder(declaration, cancellationToken);
        folder._variables.Set(define.Parameters[0], new WholeBuilder());
        try
        {
            folder.CheckKeys(body);
            folder.RunBody(body);
            folder.MentionTargets();
            return new(declaration, null);
        }
        catch (Unreadable unreadable)
        {
            return new(declaration, (unreadable.Location, unreadable.Message));
        }
    }

    /// <summary>A target, a superstage and a substage are stages too.</summary>
    private void MentionTargets()
    {
        foreach (var initial in _definition.InitialStages)
            _definition.Stage(initial);

        for (var index = 0; index < _definition.Stages.Count; index++)
        {
            var stage = _definition.Stages[index];
            var mentions = stage
                .Superstages.Concat(stage.InitialSubstages)
                .Concat(
                    stage
                        .Transitions.SelectMany(transition => transition.Routes)
                        .SelectMany(route => route.Ends)
                        .Select(end => end.Target)
                        .OfType<Mention>());
            foreach (var mention in mentions.ToArray())
                _definition.Stage(mention);

            foreach (var transition in stage.Transitions)
                _definition.Trigger(transition.Trigger);
        }
    }

    /// <summary>Keys are told apart by their text, which other types than these do not promise.</summary>
    private void CheckKeys(IOperation body)
    {
        foreach (var type in new[] { _definition.StageType, _definition.TriggerType })
        {
            if (type.TypeKind != TypeKind.Enum
                && type.SpecialType
                    is not (SpecialType.System_String or SpecialType.System_Boolean or SpecialType.System_Char)
                && type.SpecialType is not (>= SpecialType.System_SByte and <= SpecialType.System_UInt64))
            {
                throw new Unreadable(body, $"keys of type {type.Name} are known only when it runs");
            }
        }
    }

    /// <summary>Runs the body of a method; gives what a <c>return</c> at its end returns.</summary>
    private object? RunBody(IOperation body)
    {
        var block = body switch
        {
            IMethodBodyOperation method => method.BlockBody ?? method.ExpressionBody,
            _ => body as IBlockOperation,
        };
        foreach (var operation in block?.Operations ?? throw new Unreadable(body, "it has no body that can be read"))
        {
            if (operation is IReturnOperation { Kind: OperationKind.Return } end
                && operation == block.Operations[block.Operations.Length - 1])
                return end.ReturnedValue is { } value ? Evaluate(value) : null;

            Run(operation);
        }

        return null;
    }

    private void Run(IOperation statement)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        switch (statement)
        {
            case IBlockOperation block:
                foreach (var operation in block.Operations)
                    Run(operation);
                break;
            case IExpressionStatementOperation expression:
                Evaluate(expression.Operation);
                break;
            case IVariableDeclarationGroupOperation declarations:
                foreach (var declarator in declarations.Declarations.SelectMany(each => each.Declarators))
                    Declare(declarator);
                break;
            case IForEachLoopOperation loop when Touches(loop.Body):
                RunLoop(loop);
                break;
            case IReturnOperation:
                throw new Unreadable(statement, "what follows a return is not read");
            case IEmptyOperation or ILocalFunctionOperation:
                break;
            default:
                if (Touches(statement) || MayLeave(statement))
                    throw new Unreadable(statement, "what it declares depends on what is known only when it runs");
                break;
        }
    }

    /// <summary>Whether a statement may lead elsewhere than to the next.</summary>
    private static bool MayLeave(IOperation statement) =>
        statement
            .DescendantsAndSelf()
            .Any(each =>
                each is IReturnOperation or IThrowOperation or IBranchOperation { BranchKind: BranchKind.GoTo });

    private void Declare(IVariableDeclaratorOperation declarator)
    {
        var value = declarator.GetVariableInitializer()?.Value;
        _variables.Set(declarator.Symbol, value is null ? null : Known(value));
    }

    /// <summary>What is known of a value: the builder that it is, or its key or keys.</summary>
    private object? Known(IOperation value) => Touches(value) ? Evaluate(value) : _variables.ValueOf(value);

    private void RunLoop(IForEachLoopOperation loop)
    {
        if (Touches(loop.Collection)
            || loop.LoopControlVariable is not IVariableDeclaratorOperation { Symbol: { } variable }
            || _variables.KeysIn(loop.Collection, variable.Type) is not { } keys)
        {
            throw new Unreadable(loop, "it goes through what is known only when it runs");
        }

        if (loop.Body.DescendantsAndSelf().Any(operation => operation is IBranchOperation))
            throw new Unreadable(loop, "it leaves the loop in between");

        foreach (var key in keys)
        {
            _variables.Set(variable, key);
            Run(loop.Body);
        }
    }

    /// <summary>Evaluates an expression; gives the builder that it is, if it is one.</summary>
    private object? Evaluate(IOperation expression)
    {
        switch (expression)
        {
            case IConversionOperation conversion:
                return Evaluate(conversion.Operand);
            case IParenthesizedOperation parenthesized:
                return Evaluate(parenthesized.Operand);
            case ILocalReferenceOperation or IParameterReferenceOperation:
                return _variables.BuilderIn(expression);
            case IThrowOperation:
                throw new Unreadable(expression, "it always throws");
            case ISimpleAssignmentOperation { Target: IDiscardOperation } discard:
                return Evaluate(discard.Value);
            case IInvocationOperation call when Touches(call):
                return Call(call);
            default:
                if (Touches(expression))
                    throw new Unreadable(expression, "what becomes of the builder is not known");
                return null;
        }
    }

    private object? Call(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (call.Instance is { } instance && Touches(instance))
        {
            return
                IsBuilder(method.ContainingType)
                && !call.Arguments.Any(argument => DeclaresByTheWay(argument.Value))
                && Evaluate(instance) is { } builder
                ? BuilderCall.Apply(_definition, builder, call, Mention)
                : throw new Unreadable(call, "what becomes of the builder is not known");
        }

        if (method is { Name: "ThrowIfNull", ContainingType.Name: "ArgumentNullException" })
            return null;

        if (MayBeAnother(call) || BodyOf(call, out var parameters) is not { } body || IsPutOff(method, body))
            throw new Unreadable(call, $"{method.Name} cannot be looked into");

        if (_depth >= Deepest)
            throw new Unreadable(call, $"{method.Name} calls itself");

        var (outside, inside) = (_variables, new Variables(_variables));
        foreach (var argument in call.Arguments.Where(argument => argument.Parameter is not null))
        {
            if (argument.Parameter!.RefKind is RefKind.Ref or RefKind.Out && Touches(argument))
                throw new Unreadable(argument, "what becomes of the builder is not known");

            inside.Set(parameters[argument.Parameter.Ordinal], Known(argument.Value));
        }

        _variables = inside;
        _depth++;
        var returned = RunBody(body);
        _depth--;
        _variables = outside;
        return returned;
    }

    /// <summary>
    /// Whether an argument of a builder's method declares something itself, other than in a function to be called
    /// later.
    /// </summary>
    private bool DeclaresByTheWay(IOperation argument)
    {
        while (argument is IConversionOperation or IDelegateCreationOperation)
            argument = argument is IConversionOperation conversion
                ? conversion.Operand
                : ((IDelegateCreationOperation)argument).Target;

        return argument is not IAnonymousFunctionOperation && Touches(argument);
    }

    /// <summary>Whether the method that is called may be another than the one that is named, or none.</summary>
    private static bool MayBeAnother(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        var isOpen =
            method.IsAbstract
            || method.IsVirtual
            || method is { IsOverride: true, IsSealed: false, ContainingType.IsSealed: false };
        return (isOpen && !call.Syntax.ToString().StartsWith("base.", StringComparison.Ordinal))
            || method
                .GetAttributes()
                .Any(attribute =>
                    attribute.AttributeClass
                        is { Name: "ConditionalAttribute", ContainingNamespace.Name: "Diagnostics" });
    }

    /// <summary>Whether a method runs later than when it is called: as an iterator, or past an await.</summary>
    private static bool IsPutOff(IMethodSymbol method, IOperation body) =>
        method.IsAsync
        || body.Descendants().Any(each => each.Kind is OperationKind.YieldReturn or OperationKind.YieldBreak);

    private IOperation? BodyOf(IInvocationOperation call, out ImmutableArray<IParameterSymbol> parameters)
    {
        var method = call.TargetMethod.OriginalDefinition;
        method = method.PartialImplementationPart ?? method;
        parameters = method.Parameters;
        if (method.MethodKind == MethodKind.LocalFunction)
            return BodyOfLocal(method, call);

        return method.DeclaringSyntaxReferences is [var reference]
            && reference.GetSyntax(_cancellationToken) is MethodDeclarationSyntax declaration
            && call.SemanticModel is { } model
            ? (
                declaration.SyntaxTree == model.SyntaxTree
                    ? model
                    : model.Compilation.GetSemanticModel(declaration.SyntaxTree)
            ).GetOperation(declaration, _cancellationToken)
            : null;
    }

    private static IOperation? BodyOfLocal(IMethodSymbol function, IOperation use)
    {
        while (use.Parent is { } parent)
            use = parent;

        return use.Descendants()
            .OfType<ILocalFunctionOperation>()
            .FirstOrDefault(each => SymbolEqualityComparer.Default.Equals(each.Symbol, function.OriginalDefinition))
            ?.Body;
    }

    private Mention Mention(IOperation expression) =>
        _variables.KeyOf(expression) is { } key
            ? new(key, expression.Syntax.GetLocation())
            : throw new Unreadable(expression, "it is no constant");

    /// <summary>Whether a builder is in an operation, be it in a local function that it names.</summary>
    private bool Touches(IOperation operation) => Touches(operation, ImmutableHashSet<ISymbol>.Empty);

    private bool Touches(IOperation operation, ImmutableHashSet<ISymbol> within) =>
        operation
            .DescendantsAndSelf()
            .Any(each =>
                IsBuilder(each.Type)
                || _variables.BuilderIn(each) is not null
                || (
                    LocalFunctionIn(each) is { } function
                    && !within.Contains(function, SymbolEqualityComparer.Default)
                    && BodyOfLocal(function, each) is { } body
                    && Touches(body, within.Add(function))));

    private static IMethodSymbol? LocalFunctionIn(IOperation operation)
    {
        var method = operation switch
        {
            IInvocationOperation call => call.TargetMethod,
            IMethodReferenceOperation reference => reference.Method,
            _ => null,
        };
        return method?.MethodKind == MethodKind.LocalFunction ? method.OriginalDefinition : null;
    }

    private static bool IsBuilder(ITypeSymbol? type) =>
        type
            is INamedTypeSymbol
            {
                ContainingNamespace: { Name: "Lifecycle", ContainingNamespace.IsGlobalNamespace: true }
            }
        && type.Name
            is "LifecycleBuilder"
                or "StageBuilder"
                or "BranchedStageBuilder"
                or "TransitionBuilder"
                or "ConditionalBranchBuilder"
                or "FinalBranchBuilder"
                or "BranchBuilder"
                or "CriteriaBuilder"
                or "TriggerBuilder";
}
