using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers.CodeFixes;

/// <summary>Completes a change that makes an action asynchronous.</summary>
internal static class FollowUp
{
    private const string SynchronousFire = "LFC4004";

    /// <summary>
    /// Awaits the fires that run an asynchronous action since a change; <see langword="null"/> if one cannot await.
    /// </summary>
    public static async Task<Solution?> AwaitFiresAsync(
        Document before,
        Document after,
        CancellationToken cancellationToken)
    {
        var known = await FiresAsync(before).ConfigureAwait(false);
        var fires = await FiresAsync(after).ConfigureAwait(false);
        while (fires.Length > known.Length)
        {
            var changed = await AwaitAsync(after, fires, cancellationToken).ConfigureAwait(false);
            var left = changed is null ? fires : await FiresAsync(changed).ConfigureAwait(false);
            if (left.Length >= fires.Length)
                return null;

            (after, fires) = (changed!, left);
        }

        return after.Project.Solution;

        async Task<Diagnostic[]> FiresAsync(Document document) =>
            (await Reports.InAsync(document, SynchronousFire, cancellationToken).ConfigureAwait(false))
                .Where(each => each.Id == SynchronousFire)
                .ToArray();
    }

    /// <summary>Awaits the first fire that can be.</summary>
    private static async Task<Document?> AwaitAsync(
        Document document,
        IEnumerable<Diagnostic> fires,
        CancellationToken cancellationToken)
    {
        foreach (var fire in fires)
        {
            var code = await ReportedCode.FindAsync(document, fire, cancellationToken).ConfigureAwait(false);
            if (code is not null
                && SynchronousFireCodeFix.OfferFor(code) is { } offer
                && await offer.Change(cancellationToken).ConfigureAwait(false) is { } changed)
                return changed.GetDocument(document.Id);
        }

        return null;
    }
}
