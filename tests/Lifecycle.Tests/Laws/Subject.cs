namespace Lifecycle.Tests.Laws;

/// <summary>A fact about the subject, as criteria and conditions see it.</summary>
public enum Fact
{
    True,
    False,

    /// <summary>False, and waived.</summary>
    Waived,

    NotApplicable,

    /// <summary>Reading the fact throws.</summary>
    Unknown,
}

/// <summary>The subject of the laws: facts for criteria and conditions, and a log for actions.</summary>
public sealed class Subject
{
    public const int FactCount = 5;

    public Fact[] Facts { get; init; } = new Fact[FactCount];

    public List<string> Log { get; } = [];

    /// <summary>How many more actions succeed before one throws; negative if none throws.</summary>
    public int ActionsBeforeFailure { get; set; } = -1;

    public bool Holds(int fact) => Facts[fact] switch
    {
        Fact.True => true,
        Fact.Unknown => throw new InvalidOperationException($"Fact {fact} is unknown."),
        _ => false,
    };

    public CriterionResult Evaluate(int fact) =>
        Facts[fact] == Fact.NotApplicable ? CriterionResult.NotApplicable("It does not apply.")
        : Holds(fact) ? CriterionResult.Met()
        : CriterionResult.Unmet($"Fact {fact} is false.");

    public void Act(string what)
    {
        if (ActionsBeforeFailure >= 0 && ActionsBeforeFailure-- == 0)
            throw new FailedActionException(what);

        Log.Add(what);
    }

    public async ValueTask ActLaterAsync(string what)
    {
        await Task.Yield();
        Act(what);
    }

    /// <summary>A subject with the same facts and an empty log.</summary>
    public Subject CopyFacts() => new() { Facts = [.. Facts] };
}

public sealed class FailedActionException(string action) : Exception($"{action} failed.");
