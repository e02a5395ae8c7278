namespace Lifecycle;

/// <summary>An entry criterion as the gate asks it: a description and a way to get the verdict.</summary>
internal abstract class Criterion<TSubject>(CriterionDescription description)
{
    public CriterionDescription Description { get; } = description;

    /// <summary>The line of the plain case, made once: a gate that passes allocates nothing.</summary>
    public CriterionLine MetLine { get; } = new() { Criterion = description, Verdict = Verdict.Met };

    /// <summary>Whether the verdict is always there at once, so that no time-out applies.</summary>
    public virtual bool IsSynchronous => false;

    /// <summary>What the criterion cannot be made without, as a list of type names; empty for most.</summary>
    public virtual string Dependencies => string.Empty;

    /// <summary>What is wrong with the criterion as declared, if anything.</summary>
    public virtual string? Fault => null;

    public abstract ValueTask<CriterionResult> EvaluateAsync(
        in CriterionContext<TSubject> context, IServiceProvider? services, CancellationToken cancellationToken);

    /// <summary>Gives the verdict of a synchronous criterion, without a task around it.</summary>
    public virtual CriterionResult Evaluate(in CriterionContext<TSubject> context, IServiceProvider? services) =>
        throw new NotSupportedException($"{Description.Id} is asynchronous.");

    /// <summary>The same criterion under another description.</summary>
    public abstract Criterion<TSubject> WithDescription(CriterionDescription changed);

    /// <summary>Whether both ask the same, so that one id may stand for both.</summary>
    public bool IsSameAs(Criterion<TSubject> other) => Description == other.Description && Code.Equals(other.Code);

    /// <summary>
    /// The type or delegate that gives the verdict. Delegates are equal with their captured variables only, since one
    /// method may ask different things with others.
    /// </summary>
    protected abstract object Code { get; }
}

/// <summary>A condition on the subject alone.</summary>
internal sealed class PredicateCriterion<TSubject>(
    CriterionDescription description, Func<TSubject, bool> predicate, CriterionResult unmet)
    : Criterion<TSubject>(description)
{
    public override bool IsSynchronous => true;

    /// <summary>The line when it is unmet and nothing lifts it, made once.</summary>
    public CriterionLine UnmetLine { get; } = new()
    {
        Criterion = description,
        Verdict = description.Severity == Severity.Advisory ? Verdict.Advisory : Verdict.Unmet,
        Reason = unmet.Reason,
        Remedy = unmet.Remedy,
        Evidence = unmet.Evidence,
    };

    protected override object Code => (predicate, unmet);

    public bool Holds(TSubject subject) => predicate(subject);

    public override Criterion<TSubject> WithDescription(CriterionDescription changed) =>
        new PredicateCriterion<TSubject>(changed, predicate, unmet);

    public override ValueTask<CriterionResult> EvaluateAsync(
        in CriterionContext<TSubject> context, IServiceProvider? services, CancellationToken cancellationToken) =>
        new(Evaluate(context, services));

    public override CriterionResult Evaluate(in CriterionContext<TSubject> context, IServiceProvider? services) =>
        Holds(context.Subject) ? CriterionResult.Met() : unmet;
}

/// <summary>A condition given as a delegate that sees the whole context.</summary>
internal sealed class DelegateCriterion<TSubject>(
    CriterionDescription description,
    Func<CriterionContext<TSubject>, CancellationToken, ValueTask<CriterionResult>> evaluate)
    : Criterion<TSubject>(description)
{
    protected override object Code => evaluate;

    public override Criterion<TSubject> WithDescription(CriterionDescription changed) =>
        new DelegateCriterion<TSubject>(changed, evaluate);

    public override ValueTask<CriterionResult> EvaluateAsync(
        in CriterionContext<TSubject> context, IServiceProvider? services, CancellationToken cancellationToken) =>
        evaluate(context, cancellationToken);
}
