namespace Lifecycle;

/// <summary>Turns a criterion's answer, or its failure, into a line of the report. Immutable.</summary>
internal sealed class Judge<TSubject>(Func<TSubject, IEnumerable<Waiver>>? waivers)
{
    public CriterionLine Line(
        Criterion<TSubject> criterion, CriterionResult result, in CriterionContext<TSubject> context)
    {
        if (result is { Verdict: Verdict.Met, Evidence: null })
            return criterion.MetLine;

        return result.Verdict == Verdict.Unmet
            ? Unmet(criterion, result.Reason ?? "The criterion gave no verdict.", result, exception: null, context)
            : new()
            {
                Criterion = criterion.Description,
                Verdict = result.Verdict,
                Reason = result.Reason,
                Evidence = result.Evidence,
            };
    }

    public CriterionLine Fault(
        Criterion<TSubject> criterion, Exception exception, in CriterionContext<TSubject> context)
    {
        var reason = exception is TimeoutException
            ? ExceptionText.MessageOf(exception)
            : $"It could not be evaluated: {ExceptionText.Of(exception)}";
        return Unmet(criterion, reason, default, exception, context);
    }

    private CriterionLine Unmet(
        Criterion<TSubject> criterion,
        string reason,
        CriterionResult result,
        Exception? exception,
        in CriterionContext<TSubject> context)
    {
        var waiver = FindWaiver(criterion.Description, context, ref reason, ref exception);
        return new()
        {
            Criterion = criterion.Description,
            Verdict = waiver is not null ? Verdict.Waived
                : exception is not null ? Verdict.Faulted
                : criterion.WhenUnmet,

            // What failed is lifted, so the exception stays out of the record, which more people read.
            Reason = waiver is not null && exception is not null ? "It could not be evaluated." : reason,
            Remedy = result.Remedy,
            Evidence = result.Evidence,
            Waiver = waiver,
            Exception = exception,
        };
    }

    private Waiver? FindWaiver(
        CriterionDescription criterion,
        in CriterionContext<TSubject> context,
        ref string reason,
        ref Exception? exception)
    {
        if (criterion.Severity != Severity.Waivable || waivers is null)
            return null;

        try
        {
            var now = context.Now;
            return waivers(context.Subject)
                .FirstOrDefault(waiver => waiver.CriterionId == criterion.Id && waiver.IsInForce(now));
        }
        catch (Exception unreadable)
        {
            reason = $"{reason} Its waivers could not be read: {ExceptionText.Of(unreadable)}";
            exception ??= unreadable;
            return null;
        }
    }
}
