namespace Lifecycle;

/// <summary>The criteria in front of one step, evaluated together. Immutable and shared by all instances.</summary>
internal sealed class Gate<TSubject>(
    Criterion<TSubject>[] criteria,
    Func<TSubject, IEnumerable<Waiver>>? waivers,
    string? trigger,
    string? from,
    string to,
    TransitionOutcome whenPassed)
{
    private readonly Judge<TSubject> _judge = new(waivers);

    /// <summary>
    /// The criteria, if all are predicates on the subject and no waiver can lift one: they need no task, no context and
    /// no clock. Otherwise null.
    /// </summary>
    private readonly PredicateCriterion<TSubject>[]? _predicates = Predicates(criteria, waivers is not null);

    public IReadOnlyList<Criterion<TSubject>> Criteria => criteria;

    /// <summary>Whether <see cref="EvaluatePredicates"/> evaluates all of it.</summary>
    public bool HasPredicatesOnly => _predicates is not null;

    /// <summary>
    /// The report with every criterion plainly met. Made once, so a gate that passes allocates nothing.
    /// </summary>
    public GateReport AllMet { get; } = new()
    {
        Trigger = trigger,
        From = from,
        To = to,
        Outcome = whenPassed,
        Lines = criteria.Length == 0
            ? []
            : Array.AsReadOnly(Array.ConvertAll(criteria, criterion => criterion.MetLine)),
    };

    /// <summary>Evaluates every predicate, in order, whether or not an earlier one is met.</summary>
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
                // After a cancellation, the caller gets the cancellation, whatever the criterion threw.
                cancellationToken.ThrowIfCancellationRequested();
                line = _judge.Fault(predicate, exception, default);
            }

            Note(ref lines, index, line);
        }

        return Report(lines);
    }

    /// <summary>
    /// Evaluates every criterion, in order, whether or not an earlier one is met. Completes synchronously if they do.
    /// </summary>
    public ValueTask<GateReport> EvaluateAsync(
        in CriterionContext<TSubject> context,
        CriterionSettings settings,
        EvaluationScope scope,
        CancellationToken cancellationToken)
    {
        if (HasPredicatesOnly)
            return new(EvaluatePredicates(context.Subject, cancellationToken));

        CriterionLine[]? lines = null;
        for (var index = 0; index < criteria.Length; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var criterion = criteria[index];
            var answer = criterion.IsSynchronous
                ? default
                : criterion.EvaluateInTimeAsync(context, settings, scope, cancellationToken);
            if (!answer.IsCompleted)
                return EvaluateRestAsync(lines, index, answer, context, settings, scope, cancellationToken);

            CriterionLine line;
            try
            {
                var result = criterion.IsSynchronous
                    ? criterion.Evaluate(context, settings.Services)
                    : answer.GetAwaiter().GetResult();
                line = _judge.Line(criterion, result, context);
            }
            catch (Exception exception)
            {
                cancellationToken.ThrowIfCancellationRequested();
                line = _judge.Fault(criterion, exception, context);
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
        CriterionSettings settings,
        EvaluationScope scope,
        CancellationToken cancellationToken)
    {
        while (true)
        {
            CriterionLine line;
            try
            {
                // A criterion that ignores its token must not hold up a caller that has cancelled.
                var result = await answer.AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
                line = _judge.Line(criteria[index], result, context);
            }
            catch (Exception exception)
            {
                cancellationToken.ThrowIfCancellationRequested();
                line = _judge.Fault(criteria[index], exception, context);
            }

            Note(ref lines, index, line);
            if (++index == criteria.Length)
                return Report(lines);

            cancellationToken.ThrowIfCancellationRequested();
            answer = criteria[index].EvaluateInTimeAsync(context, settings, scope, cancellationToken);
        }
    }

    /// <summary>Keeps a line. Lines are allocated only once one of them is not plainly met.</summary>
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
            : AllMet with
            {
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
            {
                return null;
            }

            predicates[index] = predicate;
        }

        return predicates;
    }
}
