using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.FindSymbols;

namespace Lifecycle.Analyzers.CodeFixes;

/// <summary>Lets an <c>async void</c> method return a task.</summary>
internal static class AsyncVoidMethod
{
    /// <summary>
    /// Adds the change to the editors; <see langword="false"/> if another declaration sets the return type, or if the
    /// method is used in other files than its own and that of the report.
    /// </summary>
    public static async Task<bool> ReturnTaskAsync(
        ReportedCode code,
        SolutionEditor editors,
        CancellationToken cancellationToken)
    {
        var solution = code.Document.Project.Solution;
        if (code.Model.GetSymbolInfo(code.Node, cancellationToken).Symbol
                is not IMethodSymbol
                {
                    IsAsync: true, ReturnsVoid: true, DeclaringSyntaxReferences: [var declared]
                } method
            || !AsyncFunction.IsFree(method)
            || solution.GetDocument(declared.SyntaxTree) is not { } document
            || code.Model.Compilation.GetTypeByMetadataName("System.Threading.Tasks.Task") is not { } task)
            return false;

        var references = await SymbolFinder
            .FindReferencesAsync(method, solution, cancellationToken)
            .ConfigureAwait(false);
        if (references.SelectMany(each => each.Locations).Any(place =>
                place.Document.Id != document.Id && place.Document.Id != code.Document.Id))
            return false;

        var editor = await editors.GetDocumentEditorAsync(document.Id, cancellationToken).ConfigureAwait(false);
        var syntax = await declared.GetSyntaxAsync(cancellationToken).ConfigureAwait(false);
        TypeSyntax? old = syntax switch
        {
            MethodDeclarationSyntax function => function.ReturnType,
            LocalFunctionStatementSyntax function => function.ReturnType,
            _ => null,
        };
        if (old is null)
            return false;

        editor.ReplaceNode(old, (type, generator) => AsyncFunction.Returning(
            (TypeSyntax)type,
            generator.TypeExpression(task)));
        return true;
    }
}
