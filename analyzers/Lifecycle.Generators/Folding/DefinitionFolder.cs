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
    private readonly Dictionary<ISymbol, object> _variables = new(SymbolEqualityComparer.Default);
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
        INamedTypeSymbol type, INamedTypeSymbol definition, IMethodSymbol define, IOperation body, CancellationToken cancellationToken)
    {
        var declaration = new DefinitionDeclaration(type, definition.TypeArguments[0], definition.TypeArguments[1]);
        var folder = new DefinitionFolder(declaration, cancellationToken);
        folder._variables[define.Parameters[0]] = new WholeBuilder();
        try
        {
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
            var mentions = stage.Superstages.Concat(stage.InitialSubstages)
                .Concat(stage.Transitions.SelectMany(transition => transition.Routes).SelectMany(route => route.Ends).Select(end => end.Target).OfType<Mention>());
            foreach (var mention in mentions.ToArray())
                _definition.Stage(mention);

            foreach (var transition in stage.Transitions)
                _definition.Trigger(transition.Trigger);
        }
    }

    private object? RunBody(IOperation body) => body switch
    {
        IMethodBodyOperation { BlockBody: { } block } => Run(block),
        IMethodBodyOperation { ExpressionBody: { } expression } => Run(expression),
        _ => Run(body),
    };

    /// <summary>Runs a statement; gives what a <c>return</c> at its end returns.</summary>
    private object? Run(IOperation statement)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        switch (statement)
        {
            case IBlockOperation block:
                return RunBlock(block);
            case IExpressionStatementOperation expression:
                Evaluate(expression.Operation);
                return null;
            case IReturnOperation { ReturnedValue: { } value }:
                return Evaluate(value);
            case IReturnOperation or IEmptyOperation or ILocalFunctionOperation:
                return null;
            case IVariableDeclarationGroupOperation declarations:
                foreach (var declarator in declarations.Declarations.SelectMany(each => each.Declarators))
                    Declare(declarator);
                return null;
            case IForEachLoopOperation loop:
                RunLoop(loop);
                return null;
            default:
                if (Touches(statement) || statement.DescendantsAndSelf().Any(each => each is IReturnOperation or IThrowOperation))
                    throw new Unreadable(statement, "what it declares depends on what is known only when it runs");
                return null;
        }
    }

    private object? RunBlock(IBlockOperation block)
    {
        object? returned = null;
        foreach (var operation in block.Operations)
        {
            if (operation is IReturnOperation && operation != block.Operations[block.Operations.Length - 1])
                throw new Unreadable(operation, "what follows a return is not read");

            returned = Run(operation);
        }

        return returned;
    }

    private void Declare(IVariableDeclaratorOperation declarator)
    {
        if (declarator.GetVariableInitializer()?.Value is not { } value)
            return;

        if ((Touches(value) ? Evaluate(value) : KeyOf(value)) is { } known)
            _variables[declarator.Symbol] = known;
    }

    private void RunLoop(IForEachLoopOperation loop)
    {
        if (!Touches(loop.Body))
            return;

        if (loop is not { LoopControlVariable: IVariableDeclaratorOperation { Symbol: { } variable } } || Elements(loop.Collection) is not { } elements)
            throw new Unreadable(loop, "it goes through what is known only when it runs");

        if (loop.Body.DescendantsAndSelf().Any(operation => operation is IBranchOperation))
            throw new Unreadable(loop, "it leaves the loop in between");

        foreach (var element in elements)
        {
            _variables[variable] = KeyOf(element) ?? throw new Unreadable(element, "it is no constant");
            Run(loop.Body);
        }
    }

    private static IEnumerable<IOperation>? Elements(IOperation collection)
    {
        while (collection is IConversionOperation conversion)
            collection = conversion.Operand;

        return collection switch
        {
            IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,

            // The kind of a collection expression has no name yet in the oldest Roslyn that is supported.
            { Syntax: CollectionExpressionSyntax syntax } when syntax.Elements.All(element => element is ExpressionElementSyntax) =>
                collection.ChildOperations.Select(Unconverted),
            _ => null,
        };
    }

    private static IOperation Unconverted(IOperation operation)
    {
        while (operation is IConversionOperation { IsImplicit: true } conversion)
            operation = conversion.Operand;

        return operation;
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
            case ILocalReferenceOperation local:
                return _variables.TryGetValue(local.Local, out var kept) ? kept : null;
            case IParameterReferenceOperation parameter:
                return _variables.TryGetValue(parameter.Parameter, out var given) ? given : null;
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
            return Evaluate(instance) is { } builder
                ? BuilderCall.Apply(_definition, builder, call, Mention)
                : throw new Unreadable(call, "what becomes of the builder is not known");
        }

        if (method is { Name: "ThrowIfNull", ContainingType.Name: "ArgumentNullException" })
            return null;

        if (method.IsAbstract || (method.IsVirtual && !call.Syntax.ToString().StartsWith("base.", StringComparison.Ordinal)) || Body(call) is not { } body)
            throw new Unreadable(call, $"{method.Name} cannot be looked into");

        if (_depth >= Deepest)
            throw new Unreadable(call, $"{method.Name} calls itself");

        foreach (var argument in call.Arguments.Where(argument => argument.Parameter is not null))
        {
            if ((Touches(argument.Value) ? Evaluate(argument.Value) : KeyOf(argument.Value)) is { } known)
                _variables[argument.Parameter!] = known;
            else
                _variables.Remove(argument.Parameter!);
        }

        _depth++;
        var returned = RunBody(body);
        _depth--;
        return returned;
    }

    private IOperation? Body(IInvocationOperation call)
    {
        if (call.TargetMethod is { MethodKind: MethodKind.LocalFunction } local)
        {
            var root = (IOperation)call;
            while (root.Parent is { } parent)
                root = parent;

            return root.Descendants().OfType<ILocalFunctionOperation>()
                .FirstOrDefault(each => SymbolEqualityComparer.Default.Equals(each.Symbol, local))?.Body;
        }

        return call.TargetMethod.DeclaringSyntaxReferences is [var reference]
            && reference.GetSyntax(_cancellationToken) is MethodDeclarationSyntax declaration
            && call.SemanticModel is { } model
                ? (declaration.SyntaxTree == model.SyntaxTree ? model : model.Compilation.GetSemanticModel(declaration.SyntaxTree))
                    .GetOperation(declaration, _cancellationToken)
                : null;
    }

    private Mention Mention(IOperation expression) =>
        KeyOf(expression) is { } key
            ? new(key, expression.Syntax.GetLocation())
            : throw new Unreadable(expression, "it is no constant");

    private string? KeyOf(IOperation expression)
    {
        var plain = Unconverted(expression);
        var variable = plain switch
        {
            ILocalReferenceOperation { Local: { IsConst: false } local } => (ISymbol)local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            _ => null,
        };
        return variable is not null
            ? _variables.TryGetValue(variable, out var known) && !IsWritten(variable, plain) ? known as string : null
            : Key.Of(plain);
    }

    /// <summary>Whether a variable is assigned anywhere after its declaration.</summary>
    private static bool IsWritten(ISymbol variable, IOperation use)
    {
        var root = use;
        while (root.Parent is { } parent)
            root = parent;

        return root.Descendants().Any(operation => operation switch
        {
            IAssignmentOperation { Target: ILocalReferenceOperation { IsDeclaration: false, Local: var local } } =>
                SymbolEqualityComparer.Default.Equals(local, variable),
            IAssignmentOperation { Target: IParameterReferenceOperation { Parameter: var parameter } } =>
                SymbolEqualityComparer.Default.Equals(parameter, variable),
            IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out, Value: ILocalReferenceOperation { Local: var local } } =>
                SymbolEqualityComparer.Default.Equals(local, variable),
            _ => false,
        });
    }

    /// <summary>Whether a builder is in an operation.</summary>
    private static bool Touches(IOperation operation) => operation.DescendantsAndSelf().Any(each => IsBuilder(each.Type));

    private static bool IsBuilder(ITypeSymbol? type) =>
        type is INamedTypeSymbol { ContainingNamespace: { Name: "Lifecycle", ContainingNamespace.IsGlobalNamespace: true } }
        && type.Name is "LifecycleBuilder" or "StageBuilder" or "RoutedStageBuilder" or "TransitionBuilder" or "ConditionalRouteBuilder"
            or "FinalRouteBuilder" or "RouteBuilder" or "CriteriaBuilder" or "TriggerBuilder";
}
