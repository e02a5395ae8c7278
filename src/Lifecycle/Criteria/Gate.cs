namespace Lifecycle;

/// <summary>The criteria in front of one step, asked all together. Immutable and shared by all instances.</summary>
internal sealed class Gate<TSubject>(
    Criterion<TSubject>[] criteria,
    Func<TSubject, IEnumerable<Waiver>>? waivers,
    string trigger,
    string from,
    string to,
    TransitionOutcome whenPassed)
{
    /// <summary>
    /// The criteria, where they look at the subject alone and no waiver can lift one; that asks for no task, no context
    /// and no time. Otherwise nothing.
    /// </summary>
    private readonly PredicateCriterion<TSubject>[]? _predicates = Predicates(criteria, waivers is not null);

    public IReadOnlyList<Criterion<TSubject>> Criteria => criteria;

    /// <summary>Whether <see cref="EvaluatePredicates"/> will do.</summary>
    public bool HasPredicatesOnly => _predicates is not null;

    /// <summary>
    /// The report of the plain case, with every criterion met. Made once, so that passing allocates nothing.
    /// </summary>
    public GateReport AllMet { get; } =
        new()
        {
            Trigger = trigger,
            From = from,
            To = to,
            Outcome = whenPassed,
            Lines =
                criteria.Length == 0
                    ? []
                    : Array.AsReadOnly(Array.ConvertAll(criteria, criterion => criterion.MetLine)),
        };

    /// <summary>Asks every criterion, in order, also after one is unmet, where all are predicates.</summary>
    public GateReport EvaluatePredicates(TSubject subject, CancellationToken cancellationToken)
    {
        CriterionLine[]? lines = null;
        for (var index = 0; index < _predicates!.Length; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var predicate = _predicates[index];
            CriterionLine line;
            try
            {
                if (predicate.Holds(subject))
                    continue;

                line = predicate.UnmetLine;
            }
            catch (Exception exception)
            {
                // Whatever a criterion throws once the caller has given up, the caller is told that it gave up.
                cancellationToken.ThrowIfCancellationRequested();
                line = JudgeFault(predicate, exception, default);
            }

            Note(ref lines, index, line);
        }

        return Report(lines);
    }

    /// <summary>
    /// Asks every criterion, in order, also after one is unmet. Synchronous as long as the criteria are.
    /// </summary>
    public ValueTask<GateReport> EvaluateAsync(
        in CriterionContext<TSubject> context,
        InstanceOptions options,
        FireScope scope,
        CancellationToken cancellationToken)
    {
        if (HasPredicatesOnly)
            return new(EvaluatePredicates(context.Subject, cancellationToken));

        CriterionLine[]? lines = null;
        for (var index = 0; index < criteria.Length; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var criterion = criteria[index];
            var answer = criterion.IsSynchronous ? default : Ask(criterion, context, options, scope, cancellationToken);
            if (!answer.IsCompleted)
                return EvaluateRestAsync(lines, index, answer, context, options, scope, cancellationToken);

            CriterionLine line;
            try
            {
                var result = criterion.IsSynchronous
                    ? criterion.Evaluate(context, options.Services)
                    : answer.GetAwaiter().GetResult();
                line = Judge(criterion, result, context);
            }
            catch (Exception exception)
            {
                // Whatever a criterion throws once the caller has given up, the caller is told that it gave up.
                cancellationToken.ThrowIfCancellationRequested();
                line = JudgeFault(criterion, exception, context);
            }

            Note(ref lines, index, line);
        }

        return new(Report(lines));
    }

    private async ValueTask<GateReport> EvaluateRestAsync(
        CriterionLine[]? lines,
        int index,
        ValueTask<CriterionResult> answer,
        CriterionContext<TSubject> context,
        InstanceOptions options,
        FireScope scope,
        CancellationToken cancellationToken)
    {
        while (true)
        {
            CriterionLine line;
            try
            {
                // A criterion that ignores its token must not keep a caller who gave up.
                var result = await answer.AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
                line = Judge(criteria[index], result, context);
            }
            catch (Exception exception)
            {
                // Whatever a criterion throws once the caller has given up, the caller is told that it gave up.
                cancellationToken.ThrowIfCancellationRequested();
                line = JudgeFault(criteria[index], exception, context);
            }

            Note(ref lines, index, line);
            if (++index == criteria.Length)
                return Report(lines);

            answer = Ask(criteria[index], context, options, scope, cancellationToken);
        }
    }

    private static ValueTask<CriterionResult> Ask(
        Criterion<TSubject> criterion,
        in CriterionContext<TSubject> context,
        InstanceOptions options,
        FireScope scope,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            if (criterion.IsSynchronous)
                return criterion.EvaluateAsync(context, options.Services, cancellationToken);

            scope.Flow();
            var timeout = criterion.Description.Timeout ?? options.CriterionTimeout;
            return timeout == Timeout.InfiniteTimeSpan
                ? criterion.EvaluateAsync(context, options.Services, cancellationToken)
                : AskInTimeAsync(criterion, context, options, timeout, cancellationToken);
        }
        catch (Exception exception)
        {
            return ValueTask.FromException<CriterionResult>(exception);
        }
    }

    private static async ValueTask<CriterionResult> AskInTimeAsync(
        Criterion<TSubject> criterion,
        CriterionContext<TSubject> context,
        InstanceOptions options,
        TimeSpan timeout,
        CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(timeout, options.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        var answer = criterion.EvaluateAsync(context, options.Services, either.Token).AsTask();
        try
        {
            var result = await answer.WaitAsync(either.Token).ConfigureAwait(false);

            // An answer that comes too late is none, also where it kept the thread and the timer could not break in.
            return timer.IsCancellationRequested ? throw new OperationCanceledException(timer.Token) : result;
        }
        catch (OperationCanceledException)
            when (timer.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"It gave no answer within {timeout.TotalSeconds:0.###} s.");
        }
    }

    private CriterionLine Judge(
        Criterion<TSubject> criterion,
        CriterionResult result,
        in CriterionContext<TSubject> context)
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

    private CriterionLine JudgeFault(
        Criterion<TSubject> criterion,
        Exception exception,
        in CriterionContext<TSubject> context)
    {
        var reason = exception is TimeoutException
            ? exception.Message
            : $"It could not be evaluated: {exception.GetType().Name}: {exception.Message}";
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
                : criterion.Description.Severity == Severity.Advisory ? Verdict.Advisory
                : Verdict.Unmet,
            Reason = reason,
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
            reason = $"{reason} Its waivers could not be read: {unreadable.GetType().Name}: {unreadable.Message}";
            exception ??= unreadable;
            return null;
        }
    }

    /// <summary>Keeps a line; lines are only made once one of them is not the plain case.</summary>
    private void Note(ref CriterionLine[]? lines, int index, CriterionLine line)
    {
        if (lines is null)
        {
            if (ReferenceEquals(line, criteria[index].MetLine))
                return;

            lines = Array.ConvertAll(criteria, criterion => criterion.MetLine);
        }

        lines[index] = line;
    }

    private GateReport Report(CriterionLine[]? lines) =>
        lines is null
            ? AllMet
            : new()
            {
                Trigger = AllMet.Trigger,
                From = AllMet.From,
                To = AllMet.To,
                Outcome = Array.Exists(lines, line => line.Blocks) ? TransitionOutcome.Refused : AllMet.Outcome,
                Lines = Array.AsReadOnly(lines),
            };

    private static PredicateCriterion<TSubject>[]? Predicates(Criterion<TSubject>[] criteria, bool hasWaivers)
    {
        if (criteria.Length == 0)
            return [];

        var predicates = new PredicateCriterion<TSubject>[criteria.Length];
        for (var index = 0; index < criteria.Length; index++)
        {
            if (criteria[index] is not PredicateCriterion<TSubject> predicate
                || (hasWaivers && predicate.Description.Severity == Severity.Waivable))
                return null;

            predicates[index] = predicate;
        }

        return predicates;
    }
}
