using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifecycle.Analyzers.Tests.Documentation;

/// <summary>
/// Completes the code of a page: wraps builder statements in a definition, other statements in a method, and functions
/// in a class.
/// </summary>
internal static class PageCode
{
    public static string Complete(string code)
    {
        var members = CSharpSyntaxTree.ParseText(code).GetCompilationUnitRoot().Members;
        var statements = members
            .OfType<GlobalStatementSyntax>()
            .Where(each => each.Statement is not LocalFunctionStatementSyntax)
            .ToArray();
        var functions = members.OfType<GlobalStatementSyntax>().Except(statements);
        var body = string.Concat(statements.Select(each => each.ToFullString()));
        var isDefinition = statements.Any(each => each.ToString().StartsWith("lifecycle.", StringComparison.Ordinal));
        return $$"""
            namespace Page
            {
                {{string.Concat(members.OfType<BaseTypeDeclarationSyntax>().Select(each => each.ToFullString()))}}

                {{(isDefinition ? Definition(body) : Desk(body))}}

                public static class Functions
                {
                    {{string.Concat(functions.Select(each => $"public static {each}\n"))}}
                }
            }
            """;
    }

    private static string Definition(string body) => $$"""
        public class ArticleLifecycle : LifecycleDefinition<Stage, Trigger, Article>
        {
            protected override void Define(LifecycleBuilder<Stage, Trigger, Article> lifecycle)
            {
                {{body}}
            }
        }
        """;

    private static string Desk(string body) => $$"""
        public static class Desk
        {
            public static async Task RunAsync()
            {
                await Task.Yield();
                {{body}}
            }
        }
        """;
}
