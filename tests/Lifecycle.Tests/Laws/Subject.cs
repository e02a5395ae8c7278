namespace Lifecycle.Tests.Laws;

/// <summary>What a subject says of itself when a criterion or condition asks.</summary>
public enum Fact
{
    True,
    False,

    /// <summary>False, and waived.</summary>
    Waived,

    NotApplicable,

    /// <summary>Whoever asks gets an exception.</summary>
    Unknown,
}

/// <summary>What the laws take through a lifecycle: facts for criteria and conditions, a log for actions.</summary>
public sealed class Subject
{
    public const int FactCount = 5;

    public Fact[] Facts { get; init; } = new Fact[FactCount];

    public List<string> Log { get; } = [];

    /// <summary>How many more actions succeed before one throws; negative for all.</summary>
    public int Fuse { get; set; } = -1;

    public bool Holds(int fact) => Facts[fact] switch
    {
        Fact.True => true,
        Fact.Unknown => throw new InvalidOperationException($"Nobody knows {fact}."),
        _ => false,
    };

    public CriterionResult Answer(int fact) =>
        Facts[fact] == Fact.NotApplicable ? CriterionResult.NotApplicable("It does not apply.")
        : Holds(fact) ? CriterionResult.Met()
        : CriterionResult.Unmet($"Fact {fact} is false.");

    public void Act(string what)
    {
        if (Fuse >= 0 && Fuse-- == 0)
            throw new BrokenActionException(what);

        Log.Add(what);
    }

    public async ValueTask ActLaterAsync(string what)
    {
        await Task.Yield();
        Act(what);
    }

    /// <summary>The same facts, and a log of its own.</summary>
    public Subject Twin() => new() { Facts = [.. Facts] };
}

public sealed class BrokenActionException(string action) : Exception($"{action} failed.");
