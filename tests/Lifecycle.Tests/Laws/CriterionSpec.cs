namespace Lifecycle.Tests.Laws;

/// <summary>How a criterion is declared.</summary>
public enum CriterionKind
{
    Predicate,
    Synchronous,
    Asynchronous,
}

/// <summary>A criterion that is met while a fact is true.</summary>
public sealed record CriterionSpec(string Id, Severity Severity, CriterionKind Kind, int Fact)
{
    public string Title => $"Fact {Fact} is true";

    public bool Holds(Subject subject) => subject.Holds(Fact);

    public async ValueTask<CriterionResult> EvaluateAsync(
        CriterionContext<Subject> context,
        CancellationToken cancellationToken)
    {
        if (Kind == CriterionKind.Asynchronous)
            await Task.Yield();
        return context.Subject.Evaluate(Fact);
    }

    public override string ToString() => $"{Id}: {Severity}, {Kind}, met while {Fact} is true";
}
