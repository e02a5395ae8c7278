using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Lifecycle.Analyzers.CodeFixes;

/// <summary>
/// The base of fixes that change source code. A change is only offered if the code compiles as before, the report is
/// gone and no other report appears.
/// </summary>
public abstract class LifecycleCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => FixInTurn.Instance;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            var code = await ReportedCode
                .FindAsync(context.Document, diagnostic, context.CancellationToken)
                .ConfigureAwait(false);
            if (code is null)
                continue;

            foreach (var offer in Offers(code))
            {
                var changed = await SoundChange.OfAsync(code, offer, context.CancellationToken).ConfigureAwait(false);
                if (changed is not null)
                    context.RegisterCodeFix(
                        CodeAction.Create(
                            offer.Title,
                            _ => Task.FromResult(changed),
                            equivalenceKey: $"{GetType().Name}: {offer.Key}"),
                        diagnostic);
            }
        }
    }

    /// <summary>The changes for a report, best first.</summary>
    private protected abstract IEnumerable<Offer> Offers(ReportedCode code);
}
