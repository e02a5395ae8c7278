using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Lifecycle.Analyzers.CodeFixes;

/// <summary>
/// LFC4005 and LFC4020: registers a function that returns a task with the method that awaits it, and awaits the fires
/// of the machine that run it.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AsyncCallbackCodeFix))]
[Shared]
public sealed class AsyncCallbackCodeFix : LifecycleCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("LFC4005", "LFC4020");

    private protected override IEnumerable<Offer> Offers(ReportedCode code)
    {
        if (code.Property(StatelessAnalyzer.ReplacementProperty) is { } name
            && code.Node.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>() is { } callback
            && callback.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call })
            yield return new($"Use {name}", name, async cancellationToken =>
            {
                var editor = await DocumentEditor.CreateAsync(code.Document, cancellationToken).ConfigureAwait(false);
                editor.ReplaceNode(call, (current, _) => Calls.Renamed((InvocationExpressionSyntax)current, name));
                if (!Functions.IsAsync(callback))
                    AwaitTasks(callback, code.Model, editor);

                return await FollowUp.AwaitFiresAsync(code.Document, editor.GetChangedDocument(), cancellationToken)
                    .ConfigureAwait(false);
            });
        else if (code.Property(StatelessAnalyzer.ReplacementProperty) is { } replacement
            && code.Node.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax registration })
            yield return new($"Return a Task, and use {replacement}", replacement, cancellationToken =>
                RegisterAsync(code, registration, replacement, cancellationToken));
    }

    /// <summary>Lets a method return a task, and registers it so that it is awaited.</summary>
    private static async Task<Solution?> RegisterAsync(
        ReportedCode code,
        InvocationExpressionSyntax registration,
        string name,
        CancellationToken cancellationToken)
    {
        var editors = new SolutionEditor(code.Document.Project.Solution);
        if (!await AsyncVoidMethod.ReturnTaskAsync(code, editors, cancellationToken).ConfigureAwait(false))
            return null;

        var editor = await editors.GetDocumentEditorAsync(code.Document.Id, cancellationToken).ConfigureAwait(false);
        editor.ReplaceNode(registration, (call, _) => Calls.Renamed((InvocationExpressionSyntax)call, name));
        return await FollowUp
            .AwaitFiresAsync(
                code.Document,
                editors.GetChangedSolution().GetDocument(code.Document.Id)!,
                cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Awaits the tasks that a callback drops, unless it is a single task, which it returns.</summary>
    private static void AwaitTasks(AnonymousFunctionExpressionSyntax callback, SemanticModel model, SyntaxEditor editor)
    {
        if (callback.ExpressionBody is { } body)
        {
            if (model.GetTypeInfo(body).Type?.Name == "Task")
                return;

            Awaiting.AwaitIn(editor, body);
        }

        foreach (var statement in Functions.Own(callback).OfType<ExpressionStatementSyntax>())
        {
            if (model.GetTypeInfo(statement.Expression).Type?.Name is "Task" or "ValueTask")
                Awaiting.AwaitIn(editor, statement.Expression);
        }

        editor.ReplaceNode(callback, (current, _) => AsyncFunction.Async((AnonymousFunctionExpressionSyntax)current));
    }
}
