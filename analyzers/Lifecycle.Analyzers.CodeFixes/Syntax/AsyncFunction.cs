using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Simplification;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Lifecycle.Analyzers.CodeFixes;

/// <summary>
/// Makes a function asynchronous: its return type becomes a task, and its callers await it. That is refused where
/// another declaration sets the return type, and where a caller cannot await.
/// </summary>
internal static class AsyncFunction
{
    public static string NameOf(SyntaxNode function) => function switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        LocalFunctionStatementSyntax local => local.Identifier.ValueText,
        _ => "the lambda",
    };

    /// <summary>Adds the changes to the editors; <see langword="false"/> if the function stays synchronous.</summary>
    public static async Task<bool> ConvertAsync(
        SyntaxNode function,
        ReportedCode code,
        SolutionEditor solution,
        DocumentEditor editor,
        CancellationToken cancellationToken)
    {
        if (function is AnonymousFunctionExpressionSyntax lambda)
            return ConvertLambda(lambda, code.Model, editor);

        if (function is not (MethodDeclarationSyntax or LocalFunctionStatementSyntax)
            || code.Model.GetDeclaredSymbol(function, cancellationToken) is not IMethodSymbol method
            || !IsFree(method)
            || Functions.Own(function).Any(each => each is YieldStatementSyntax))
            return false;

        var returned = ReturnedTask(method, code.Model.Compilation);
        if (returned is not null
            && !await AwaitCallersAsync(method, function, code, solution, cancellationToken).ConfigureAwait(false))
            return false;

        if (returned is null && !ConvertReturns(function, method.ReturnType, editor))
            return false;

        editor.ReplaceNode(function, (current, generator) => Declared(
            current,
            returned is null ? null : generator.TypeExpression(returned)));
        return true;
    }

    /// <summary>Whether no other declaration sets the signature of a method.</summary>
    public static bool IsFree(IMethodSymbol method) =>
        method is
        {
            IsVirtual: false, IsAbstract: false, IsOverride: false, IsExtern: false, IsPartialDefinition: false,
            PartialDefinitionPart: null, ExplicitInterfaceImplementations.IsEmpty: true,
            ReturnsByRef: false, ReturnsByRefReadonly: false, ReturnType.IsRefLikeType: false
        }
        && method.Parameters.All(each => each is { RefKind: RefKind.None, Type.IsRefLikeType: false })
        && (method.MethodKind == MethodKind.LocalFunction
            || !method.ContainingType.AllInterfaces
                .SelectMany(each => each.GetMembers(method.Name))
                .Any(member => SymbolEqualityComparer.Default.Equals(
                    method.ContainingType.FindImplementationForInterfaceMember(member), method)));

    /// <summary>The new return type; <see langword="null"/> if the method returns a task already.</summary>
    private static INamedTypeSymbol? ReturnedTask(IMethodSymbol method, Compilation compilation) =>
        method.ReturnsVoid ? compilation.GetTypeByMetadataName("System.Threading.Tasks.Task")
        : IsTask(method.ReturnType) ? null
        : compilation.GetTypeByMetadataName("System.Threading.Tasks.Task`1")?.Construct(method.ReturnType);

    private static bool IsTask(ITypeSymbol? type) =>
        type is { Name: "Task" or "ValueTask", ContainingNamespace: { Name: "Tasks" } space }
        && space.ToDisplayString() == "System.Threading.Tasks";

    /// <summary>Awaits every call of a method; <see langword="false"/> if one cannot await.</summary>
    private static async Task<bool> AwaitCallersAsync(
        IMethodSymbol method,
        SyntaxNode function,
        ReportedCode code,
        SolutionEditor solution,
        CancellationToken cancellationToken)
    {
        var references = (await SymbolFinder
            .FindReferencesAsync(method, code.Document.Project.Solution, cancellationToken)
            .ConfigureAwait(false)).ToArray();

        // A derived type may implement an interface with the method.
        if (references.Any(each => !SymbolEqualityComparer.Default.Equals(each.Definition, method.OriginalDefinition)))
            return false;

        foreach (var place in references.SelectMany(each => each.Locations))
        {
            var root = await place.Document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
            var name = root!.FindNode(place.Location.SourceSpan, findInsideTrivia: true, getInnermostNodeForTie: true);
            if (name.IsPartOfStructuredTrivia())
                continue;

            if (CallOf(name) is not { } call || !(Functions.Around(call) is { } around
                    && (Functions.IsAsync(around) || IsSame(around, function))))
                return false;

            var editor = await solution
                .GetDocumentEditorAsync(place.Document.Id, cancellationToken)
                .ConfigureAwait(false);
            Awaiting.AwaitIn(editor, call);
        }

        return true;
    }

    private static bool IsSame(SyntaxNode one, SyntaxNode other) =>
        one.SyntaxTree.FilePath == other.SyntaxTree.FilePath && one.Span == other.Span;

    private static InvocationExpressionSyntax? CallOf(SyntaxNode name)
    {
        var called = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        return called.Parent is InvocationExpressionSyntax call
            && call.Expression == called
            && call.Parent is not ConditionalAccessExpressionSyntax
                ? call
                : null;
    }

    private static bool ConvertLambda(
        AnonymousFunctionExpressionSyntax lambda,
        SemanticModel model,
        DocumentEditor editor)
    {
        var returned = (model.GetTypeInfo(lambda).ConvertedType as INamedTypeSymbol)?.DelegateInvokeMethod?.ReturnType;
        if (returned is null)
            return false;

        // Task.Run has an overload for asynchronous functions, which returns the same task.
        if (returned.SpecialType == SpecialType.System_Void)
        {
            if (lambda.Parent is not ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call }
                || model.GetSymbolInfo(call).Symbol is not IMethodSymbol { Name: "Run", ContainingType: var type }
                || !IsTask(type))
                return false;
        }
        else if (!IsTask(returned) || !ConvertReturns(lambda, returned, editor))
            return false;

        editor.ReplaceNode(lambda, (current, _) => Async((AnonymousFunctionExpressionSyntax)current));
        return true;
    }

    /// <summary>A lambda with the modifier <c>async</c>.</summary>
    public static AnonymousFunctionExpressionSyntax Async(AnonymousFunctionExpressionSyntax lambda)
    {
        var leading = lambda.GetLeadingTrivia();
        return lambda.Modifiers.Count == 0
            ? lambda.WithoutLeadingTrivia()
                .WithAsyncKeyword(Token(leading, SyntaxKind.AsyncKeyword, TriviaList(Space)))
            : lambda.WithAsyncKeyword(Token([], SyntaxKind.AsyncKeyword, TriviaList(Space)));
    }

    /// <summary>
    /// Turns the tasks that a function returns into what an asynchronous function returns; <see langword="false"/> if
    /// it may return no task at all.
    /// </summary>
    private static bool ConvertReturns(SyntaxNode function, ITypeSymbol returned, SyntaxEditor editor)
    {
        var hasResult = returned is INamedTypeSymbol { IsGenericType: true };
        foreach (var statement in Functions.Own(function).OfType<ReturnStatementSyntax>().ToArray())
        {
            if (statement.Expression is not { } task || task.IsKind(SyntaxKind.NullLiteralExpression))
                return false;

            if (hasResult)
                editor.ReplaceNode(task, (current, _) => Result((ExpressionSyntax)current));
            else if (!IsCompleted(task))
                editor.ReplaceNode(
                    statement,
                    (current, _) => Awaited((ReturnStatementSyntax)current, IsLast(statement)));
            else if (IsLast(statement) && !Comments.HasComments(statement))
                editor.RemoveNode(statement, SyntaxRemoveOptions.KeepNoTrivia);
            else
                editor.ReplaceNode(statement, (current, _) => Bare((ReturnStatementSyntax)current));
        }

        // An expression that is a task is the result of the function.
        return function is not MethodDeclarationSyntax { ExpressionBody: not null }
            and not LocalFunctionStatementSyntax { ExpressionBody: not null }
            and not AnonymousFunctionExpressionSyntax { ExpressionBody: not null };
    }

    private static bool IsLast(ReturnStatementSyntax statement) =>
        statement.Parent is BlockSyntax { Parent: not StatementSyntax } block && block.Statements.Last() == statement;

    private static bool IsCompleted(ExpressionSyntax task) =>
        task is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CompletedTask" }
            or LiteralExpressionSyntax
            or DefaultExpressionSyntax;

    private static ExpressionSyntax Result(ExpressionSyntax task) =>
        task is InvocationExpressionSyntax { ArgumentList.Arguments: [var result] } call
        && Calls.NameOf(call)?.Identifier.ValueText == "FromResult"
            ? result.Expression.WithTriviaFrom(task)
            : Awaiting.Await(task);

    private static ReturnStatementSyntax Bare(ReturnStatementSyntax statement) =>
        statement
            .WithExpression(null)
            .WithReturnKeyword(statement.ReturnKeyword.WithTrailingTrivia(
                Comments.At([statement.ReturnKeyword.WithLeadingTrivia()])
                    .Concat(Comments.At(statement.Expression!.DescendantTokens()))));

    private static StatementSyntax Awaited(ReturnStatementSyntax statement, bool isLast)
    {
        var task = ExpressionStatement(
            Awaiting.Await(statement.Expression!.WithLeadingTrivia(
                statement.GetLeadingTrivia().Concat(statement.Expression!.GetLeadingTrivia()))),
            statement.SemicolonToken);
        return isLast ? task : Block(task.WithoutTrailingTrivia(), ReturnStatement())
            .WithTrailingTrivia(statement.GetTrailingTrivia())
            .WithAdditionalAnnotations(Microsoft.CodeAnalysis.Formatting.Formatter.Annotation);
    }

    /// <summary>A method or local function with the modifier <c>async</c> and a return type.</summary>
    private static SyntaxNode Declared(SyntaxNode function, SyntaxNode? returned) =>
        function switch
        {
            MethodDeclarationSyntax method => WithModifier(
                method.Modifiers,
                Returning(method.ReturnType, returned),
                (modifiers, type) => method.WithModifiers(modifiers).WithReturnType(type)),
            LocalFunctionStatementSyntax local => WithModifier(
                local.Modifiers,
                Returning(local.ReturnType, returned),
                (modifiers, type) => local.WithModifiers(modifiers).WithReturnType(type)),
            _ => function,
        };

    /// <summary>A new return type in the place of an old one.</summary>
    public static TypeSyntax Returning(TypeSyntax old, SyntaxNode? returned) =>
        returned is TypeSyntax type
            ? type.WithTriviaFrom(old).WithAdditionalAnnotations(Simplifier.Annotation)
            : old;

    private static SyntaxNode WithModifier(
        SyntaxTokenList modifiers,
        TypeSyntax type,
        Func<SyntaxTokenList, TypeSyntax, SyntaxNode> change) =>
        modifiers.Count == 0
            ? change(
                TokenList(Token(type.GetLeadingTrivia(), SyntaxKind.AsyncKeyword, TriviaList(Space))),
                type.WithoutLeadingTrivia())
            : change(modifiers.Add(Token([], SyntaxKind.AsyncKeyword, TriviaList(Space))), type);
}
