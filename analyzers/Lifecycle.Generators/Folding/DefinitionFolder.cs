using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Generators;

/// <summary>Reads the body of a definition's <c>Define</c> and records the builder calls in it.</summary>
internal sealed class DefinitionFolder
{
    /// <summary>The depth of nested helper calls that is followed. Deeper nesting is treated as recursion.</summary>
    private const int MaxDepth = 16;

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
    /// <param name="cancellationToken">Cancels the operation.</param>
    public static Folding Fold(
        INamedTypeSymbol type,
        INamedTypeSymbol definition,
        IMethodSymbol define,
        IOperation body,
        CancellationToken cancellationToken)
    {
        var declaration = new DefinitionDeclaration(type, definition.TypeArguments[0], definition.TypeArguments[1]);
        var folder = new DefinitionFolder(declaration, cancellationToken);
        folder._variables.Set(define.Parameters[0], new DefinitionReader());
        try
        {
            folder.CheckKeys(body);
            folder.RunBody(body);
            declaration.TakeAdditions();
            folder.MentionTargets();
            return new(declaration, null);
        }
        catch (Unreadable unreadable)
        {
            return new(declaration, (unreadable.Location, unreadable.Message));
        }
    }

    /// <summary>Declares every stage that is only mentioned: as a target, a superstage or a substage.</summary>
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
                        .Transitions.SelectMany(transition => transition.Branches)
                        .SelectMany(branch => branch.Ends)
                        .Select(end => end.Target)
                        .OfType<Mention>());
            foreach (var mention in mentions.ToArray())
                _definition.Stage(mention);

            foreach (var transition in stage.Transitions)
                _definition.Trigger(transition.Trigger);
        }
    }

    /// <summary>Manifests identify keys by their text. Only for these types does equal text mean equal keys.</summary>
    private void CheckKeys(IOperation body)
    {
        foreach (var type in new[] { _definition.StageType, _definition.TriggerType })
        {
            if (type.TypeKind != TypeKind.Enum
                && type.SpecialType
                    is not (SpecialType.System_String or SpecialType.System_Boolean or SpecialType.System_Char)
                && type.SpecialType is not (>= SpecialType.System_SByte and <= SpecialType.System_UInt64))
            {
                throw new Unreadable(body, $"keys of type {type.Name} are known only at run time");
            }
        }
    }

    /// <summary>Runs the body of a method, and returns the value of a <c>return</c> at its end.</summary>
    private object? RunBody(IOperation body)
    {
        _definition.Bodies.Add(body);
        var block = body switch
        {
            IMethodBodyOperation method => method.BlockBody ?? method.ExpressionBody,
            _ => body as IBlockOperation,
        };
        foreach (var operation in block?.Operations ?? throw new Unreadable(body, "its body cannot be read"))
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
            case IConditionalOperation { Condition.ConstantValue: { HasValue: true, Value: bool holds } } choice:
                if ((holds ? choice.WhenTrue : choice.WhenFalse) is { } branch)
                    Run(branch);
                break;
            case IWhileLoopOperation
            {
                ConditionIsTop: true,
                Condition.ConstantValue: { HasValue: true, Value: false }
            }:
                break;
            case IForEachLoopOperation loop when UsesBuilder(loop.Body):
                RunLoop(loop);
                break;
            case IReturnOperation:
                throw new Unreadable(statement, "this return is not at the end of the method");
            case IEmptyOperation or ILocalFunctionOperation:
                break;
            default:
                if (UsesBuilder(statement) || MayLeave(statement))
                    throw new Unreadable(statement, "what this statement declares is known only at run time");
                break;
        }
    }

    /// <summary>Whether control may leave the statement other than to the next one.</summary>
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

    /// <summary>What is known about a value: a builder, a key, or an array of keys.</summary>
    private object? Known(IOperation value) => UsesBuilder(value) ? Evaluate(value) : _variables.ValueOf(value);

    private void RunLoop(IForEachLoopOperation loop)
    {
        if (UsesBuilder(loop.Collection)
            || loop.LoopControlVariable is not IVariableDeclaratorOperation { Symbol: { } variable }
            || _variables.KeysIn(loop.Collection, variable.Type) is not { } keys)
        {
            throw new Unreadable(loop, "the elements of this loop are known only at run time");
        }

        if (loop.Body.DescendantsAndSelf().Any(operation => operation is IBranchOperation))
            throw new Unreadable(loop, "this loop contains a jump");

        foreach (var key in keys)
        {
            _variables.Set(variable, key);
            Run(loop.Body);
        }
    }

    /// <summary>Evaluates an expression, and returns the builder that it evaluates to, if any.</summary>
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
                throw new Unreadable(expression, "this always throws");
            case ISimpleAssignmentOperation { Target: IDiscardOperation } discard:
                return Evaluate(discard.Value);
            case IInvocationOperation call when UsesBuilder(call):
                return Call(call);
            default:
                if (UsesBuilder(expression))
                    throw new Unreadable(expression, "this use of the builder is not supported");
                return null;
        }
    }

    private object? Call(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (call.Instance is { } instance && UsesBuilder(instance))
        {
            return
                IsBuilder(method.ContainingType)
                && !call.Arguments.Any(argument => DeclaresWhenEvaluated(argument.Value))
                && Evaluate(instance) is { } builder
                ? BuilderCall.Apply(_definition, builder, call, Mention)
                : throw new Unreadable(call, "this use of the builder is not supported");
        }

        if (method is { Name: "ThrowIfNull", ContainingType.Name: "ArgumentNullException" })
            return null;

        if (MayRunAnother(call) || BodyOf(call, out var parameters) is not { } body || IsDeferred(method, body))
            throw new Unreadable(call, $"the body of {method.Name} cannot be followed");

        if (_depth >= MaxDepth)
            throw new Unreadable(call, $"{method.Name} calls itself");

        var (outside, inside) = (_variables, new Variables(_variables));
        foreach (var argument in call.Arguments.Where(argument => argument.Parameter is not null))
        {
            if (argument.Parameter!.RefKind is RefKind.Ref or RefKind.Out && UsesBuilder(argument))
                throw new Unreadable(argument, "this use of the builder is not supported");

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
    /// Whether evaluating an argument of a builder's method declares something. A function that runs later does not.
    /// </summary>
    private bool DeclaresWhenEvaluated(IOperation argument)
    {
        while (argument is IConversionOperation or IDelegateCreationOperation)
            argument = argument is IConversionOperation conversion
                ? conversion.Operand
                : ((IDelegateCreationOperation)argument).Target;

        return argument is not IAnonymousFunctionOperation && UsesBuilder(argument);
    }

    /// <summary>
    /// Whether the named method may not be the one that runs: it may be overridden, or the call compiled away.
    /// </summary>
    private static bool MayRunAnother(IInvocationOperation call)
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

    /// <summary>
    /// Whether some of a method's body may run after the call returns: an iterator or an async method.
    /// </summary>
    private static bool IsDeferred(IMethodSymbol method, IOperation body) =>
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
                    : OwnSource.ModelOf(model.Compilation, declaration.SyntaxTree)
            )?.GetOperation(declaration, _cancellationToken)
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
            : throw new Unreadable(expression, "this key is not a constant");

    /// <summary>Whether an operation uses a builder, directly or in a local function that it names.</summary>
    private bool UsesBuilder(IOperation operation) => UsesBuilder(operation, ImmutableHashSet<ISymbol>.Empty);

    private bool UsesBuilder(IOperation operation, ImmutableHashSet<ISymbol> within) =>
        operation
            .DescendantsAndSelf()
            .Any(each =>
                IsBuilder(each.Type)
                || _variables.BuilderIn(each) is not null
                || (
                    LocalFunctionIn(each) is { } function
                    && !within.Contains(function, SymbolEqualityComparer.Default)
                    && BodyOfLocal(function, each) is { } body
                    && UsesBuilder(body, within.Add(function))));

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
        && BuilderNames.Types.Contains(type.Name);
}
