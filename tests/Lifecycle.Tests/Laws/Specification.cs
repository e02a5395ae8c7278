namespace Lifecycle.Tests.Laws;

/// <summary>
/// A definition as plain data: the engine compiles it and the <see cref="Oracle"/> takes it at its word. What a sound
/// definition says once is a list here, so that an unsound one can say it twice or not at all.
/// </summary>
public sealed record Specification(string[] Starts, StageSpec[] Stages, CriterionSpec[] Criteria)
{
    /// <summary>Where an instance starts; for sound specifications only, as all below.</summary>
    public string Initial => Leaf(Starts[0])!;

    public IEnumerable<string> Triggers => Stages.SelectMany(stage => stage.On).Select(on => on.Trigger).Distinct();

    public StageSpec? Find(string? key) => Array.Find(Stages, stage => stage.Key == key);

    public bool IsSuperstage(string key) => Array.Exists(Stages, stage => stage.Within.Contains(key));

    /// <summary>The stage and its superstages, innermost first.</summary>
    public IEnumerable<StageSpec> Lineage(string? key)
    {
        for (var stage = Find(key); stage is not null; stage = Find(stage.Within.FirstOrDefault()))
            yield return stage;
    }

    /// <summary>The stage that a move to a stage or superstage ends in; null where nobody says.</summary>
    public string? Leaf(string? key) =>
        key is null || Find(key) is not { } stage ? null
        : IsSuperstage(key) ? Leaf(stage.StartsIn.FirstOrDefault())
        : key;

    /// <summary>
    /// What a trigger may do in a stage, in the order it is tried, up to the first route without a condition.
    /// </summary>
    public IEnumerable<Way> Ways(string stage, string trigger)
    {
        var all = from declaring in Lineage(stage)
                  from transition in declaring.On
                  where transition.Trigger == trigger
                  from route in transition.Routes
                  select new Way(declaring, transition, route);
        foreach (var way in all)
        {
            yield return way;
            if (way.Route.When is null)
                yield break;
        }
    }

    public override string ToString() =>
        $"starts in {string.Join(" and ", Starts)}\n{string.Join("\n", Stages.AsEnumerable())}\n{string.Join("\n", Criteria.AsEnumerable())}";
}

/// <summary>A route, and who declares it.</summary>
public sealed record Way(StageSpec Declaring, TransitionSpec On, RouteSpec Route);

/// <summary>How the actions in a place run, if there are any.</summary>
public enum Acts
{
    None,
    Synchronously,
    Asynchronously,
}

public sealed record StageSpec(string Key)
{
    public string[] Within { get; init; } = [];

    public string[] StartsIn { get; init; } = [];

    public bool IsTerminal { get; init; }

    public Acts Acts { get; init; }

    public string[] Criteria { get; init; } = [];

    public TransitionSpec[] On { get; init; } = [];

    public override string ToString() => string.Concat(
        Key,
        Said("within", Within),
        Said("starting in", StartsIn),
        IsTerminal ? " is terminal" : "",
        Said("requires", Criteria),
        Acts == Acts.None ? "" : $" acts {Acts}",
        string.Concat(On.Select(on => $"\n  {on}")));

    internal static string Said(string what, string[] keys) =>
        keys.Length == 0 ? "" : $" {what} {string.Join(", ", keys)}";
}

public sealed record TransitionSpec(string Trigger, Acts Acts, string[] Criteria, RouteSpec[] Routes)
{
    public override string ToString() =>
        $"on {Trigger}{StageSpec.Said("requires", Criteria)}{(Acts == Acts.None ? "" : $" acts {Acts}")}: "
            + $"{string.Join("; ", Routes.AsEnumerable())}";
}

/// <summary>A way out. <paramref name="When"/> is the number of the fact that opens it; none means always.</summary>
public sealed record RouteSpec(TransitionKind Kind, string? Target, int? When, string[] Criteria)
{
    public override string ToString() =>
        $"{(When is null ? "" : $"when {When} ")}{Kind} {Target}{StageSpec.Said("requires", Criteria)}";
}

/// <summary>How a criterion is declared.</summary>
public enum CriterionForm
{
    Predicate,
    Synchronous,
    Asynchronous,
}

/// <summary>A criterion that is met while a fact is true.</summary>
public sealed record CriterionSpec(string Id, Severity Severity, CriterionForm Form, int Fact)
{
    public string Title => $"Fact {Fact} is true";

    public bool Holds(Subject subject) => subject.Holds(Fact);

    public async ValueTask<CriterionResult> AnswerAsync(
        CriterionContext<Subject> context,
        CancellationToken cancellationToken)
    {
        if (Form == CriterionForm.Asynchronous)
            await Task.Yield();
        return context.Subject.Answer(Fact);
    }

    public override string ToString() => $"{Id}: {Severity}, {Form}, met while {Fact} is true";
}
