using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifecycle.Analyzers;

/// <summary>Finds methods and properties that only return a field of their object.</summary>
internal static class Aliases
{
    /// <summary>
    /// The field that a method or getter returns, and nothing else; <see langword="null"/> if its code does more, or
    /// may be overridden.
    /// </summary>
    public static IFieldSymbol? FieldOf(ISymbol member) =>
        member is { IsVirtual: false, IsAbstract: false, IsOverride: false, DeclaringSyntaxReferences: [var declared] }
        && NameIn(ReturnedBy(declared.GetSyntax())) is { } name
        && member.ContainingType.GetMembers(name) is [IFieldSymbol { RefKind: RefKind.None } field]
        && field.IsStatic == member.IsStatic
            ? field
            : null;

    private static ExpressionSyntax? ReturnedBy(SyntaxNode declaration) => declaration switch
    {
        MethodDeclarationSyntax
        {
            ParameterList.Parameters.Count: 0,
            TypeParameterList: null,
            ReturnType: not RefTypeSyntax
        } method => ReturnedBy(method.ExpressionBody, method.Body),
        PropertyDeclarationSyntax { Type: not RefTypeSyntax, ExpressionBody: { } body } => body.Expression,
        PropertyDeclarationSyntax
        {
            Type: not RefTypeSyntax,
            AccessorList.Accessors: [{ Keyword.Text: "get" } getter]
        } => ReturnedBy(getter.ExpressionBody, getter.Body),
        _ => null,
    };

    private static ExpressionSyntax? ReturnedBy(ArrowExpressionClauseSyntax? expression, BlockSyntax? body) =>
        expression?.Expression
        ?? (body is { Statements: [ReturnStatementSyntax { Expression: { } returned }] } ? returned : null);

    private static string? NameIn(ExpressionSyntax? expression) => expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: IdentifierNameSyntax name } =>
            name.Identifier.ValueText,
        ParenthesizedExpressionSyntax around => NameIn(around.Expression),
        _ => null,
    };
}
