namespace Lifecycle;

/// <summary>An entry criterion as a gate evaluates it: its description and its code.</summary>
internal abstract class Criterion<TSubject>(CriterionDescription description)
{
    public CriterionDescription Description { get; } = description;

    /// <summary>
    /// The line of a criterion that is met, without evidence. Made once, so a gate that passes allocates nothing.
    /// </summary>
    public CriterionLine MetLine { get; } = new() { Criterion = description, Verdict = Verdict.Met };

    /// <summary>The verdict when it is unmet and not waived.</summary>
    public Verdict WhenUnmet => Description.Severity == Severity.Advisory ? Verdict.Advisory : Verdict.Unmet;

    /// <summary>Whether every evaluation completes at once, so that no time-out applies.</summary>
    public virtual bool IsSynchronous => false;

    /// <summary>The class that objects are made of to evaluate it; null for inline criteria.</summary>
    public virtual InjectedClass? Class => null;

    /// <summary>The type of the payload that it is evaluated with; null if it needs none.</summary>
    public virtual Type? PayloadType => null;

    /// <summary>What is wrong with the criterion as declared, if anything.</summary>
    public virtual string? Fault => null;

    /// <summary>
    /// The type or delegate that gives the verdict. Delegates are equal only with their captured variables, since one
    /// method may evaluate different conditions with different ones.
    /// </summary>
    protected abstract object Code { get; }

    public abstract ValueTask<CriterionResult> EvaluateAsync(
        in CriterionContext<TSubject> context, IServiceProvider? services, CancellationToken cancellationToken);

    /// <summary>Evaluates a synchronous criterion, without a task around the result.</summary>
    public virtual CriterionResult Evaluate(in CriterionContext<TSubject> context, IServiceProvider? services) =>
        throw new NotSupportedException($"{Description.Id} is asynchronous.");

    /// <summary>The same criterion with another description.</summary>
    public abstract Criterion<TSubject> WithDescription(CriterionDescription changed);

    /// <summary>Whether both evaluate the same condition, so that one id may stand for both.</summary>
    public bool IsSameAs(Criterion<TSubject> other) => Description == other.Description && Code.Equals(other.Code);

    /// <summary>Evaluates the criterion within its time-out. Failures, too, are in the returned task.</summary>
    public ValueTask<CriterionResult> EvaluateInTimeAsync(
        in CriterionContext<TSubject> context,
        CriterionSettings settings,
        EvaluationScope scope,
        CancellationToken cancellationToken)
    {
        try
        {
            if (IsSynchronous)
                return EvaluateAsync(context, settings.Services, cancellationToken);

            scope.Flow();
            var timeout = Description.Timeout ?? settings.Timeout;
            return timeout == Timeout.InfiniteTimeSpan
                ? EvaluateUntilAsync(context, settings, scope, cancellationToken)
                : EvaluateInTimeAsync(context, settings, scope, timeout, cancellationToken);
        }
        catch (Exception exception)
        {
            return ValueTask.FromException<CriterionResult>(exception);
        }
    }

    /// <summary>Evaluates the criterion, after an evaluation for the same instance that still runs has ended.</summary>
    private ValueTask<CriterionResult> EvaluateAloneAsync(
        in CriterionContext<TSubject> context,
        CriterionSettings settings,
        EvaluationScope scope,
        CancellationToken cancellationToken) =>
        scope.Instance is { } instance && AbandonedAnswers.Find(instance, this) is { } running
            ? EvaluateAfterAsync(running, context, settings, cancellationToken)
            : EvaluateAsync(context, settings.Services, cancellationToken);

    private async ValueTask<CriterionResult> EvaluateAfterAsync(
        Task running,
        CriterionContext<TSubject> context,
        CriterionSettings settings,
        CancellationToken cancellationToken)
    {
        var ended = running.ContinueWith(
            static _ => { },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        await ended.WaitAsync(cancellationToken).ConfigureAwait(settings.KeepsContext);
        return await EvaluateAsync(context, settings.Services, cancellationToken)
            .ConfigureAwait(settings.KeepsContext);
    }

    /// <summary>
    /// Evaluates the criterion until the token is cancelled. A criterion that ignores its token does not hold up the
    /// caller, and is remembered as running.
    /// </summary>
    private ValueTask<CriterionResult> EvaluateUntilAsync(
        in CriterionContext<TSubject> context,
        CriterionSettings settings,
        EvaluationScope scope,
        CancellationToken cancellationToken)
    {
        var answer = EvaluateAloneAsync(context, settings, scope, cancellationToken);
        return answer.IsCompleted || !cancellationToken.CanBeCanceled
            ? answer
            : WaitAsync(answer.AsTask(), scope.Instance, settings, cancellationToken);
    }

    private async ValueTask<CriterionResult> WaitAsync(
        Task<CriterionResult> answer, object? instance, CriterionSettings settings, CancellationToken cancellationToken)
    {
        try
        {
            return await answer.WaitAsync(cancellationToken).ConfigureAwait(settings.KeepsContext);
        }
        finally
        {
            if (!answer.IsCompleted && instance is not null)
                AbandonedAnswers.Add(instance, this, answer);
        }
    }

    private async ValueTask<CriterionResult> EvaluateInTimeAsync(
        CriterionContext<TSubject> context,
        CriterionSettings settings,
        EvaluationScope scope,
        TimeSpan timeout,
        CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(timeout, settings.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            var result = await EvaluateUntilAsync(context, settings, scope, either.Token)
                .ConfigureAwait(settings.KeepsContext);

            // A late answer does not count, even where a busy thread kept the timer from interrupting.
            return timer.IsCancellationRequested ? throw new OperationCanceledException(timer.Token) : result;
        }
        catch (OperationCanceledException)
            when (timer.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"It gave no answer within {timeout.TotalSeconds:0.###} s.");
        }
    }
}
