using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Lifecycle.Analyzers.CodeFixes;

/// <summary>Finds the builder of a definition, and calls it.</summary>
internal static class Builders
{
    /// <summary>The method around a report that declares a part of a lifecycle, and the name of its builder.</summary>
    public static (MethodDeclarationSyntax Method, string Builder)? MethodAround(ReportedCode code) =>
        code.Node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method
        && method.ParameterList.Parameters.FirstOrDefault(parameter =>
            parameter.Type is { } type
            && code.Model.GetTypeInfo(type).Type is { Name: "LifecycleBuilder" }) is { } builder
            ? (method, builder.Identifier.Text)
            : null;

    public static InvocationExpressionSyntax Call(string builder, string method, ExpressionSyntax argument) =>
        InvocationExpression(
            MemberAccessExpression(
                SyntaxKind.SimpleMemberAccessExpression,
                IdentifierName(builder),
                IdentifierName(method)),
            ArgumentList(SingletonSeparatedList(Argument(argument))));
}
