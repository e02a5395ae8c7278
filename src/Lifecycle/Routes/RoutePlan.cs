using System.Text;
using System.Text.Json;

namespace Lifecycle;

/// <summary>
/// The shortest way to a stage, and what is still unmet on it by the subject as it is now. Immutable. It is a plan, not
/// a promise: criteria of later steps may change their mind by the time they are asked.
/// </summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
public sealed class RoutePlan<TStage, TTrigger>
    where TStage : notnull
    where TTrigger : notnull
{
    private readonly LifecycleStage<TStage, TTrigger> _start;
    private readonly LifecycleStage<TStage, TTrigger> _goal;

    internal RoutePlan(
        LifecycleStage<TStage, TTrigger> start,
        LifecycleStage<TStage, TTrigger> goal,
        IReadOnlyList<RouteStep<TStage, TTrigger>>? steps)
    {
        _start = start;
        _goal = goal;
        Exists = steps is not null;
        Steps = steps ?? [];
    }

    /// <summary>The stage it starts in.</summary>
    public TStage Start => _start.Key;

    /// <summary>The stage it leads to.</summary>
    public TStage Goal => _goal.Key;

    /// <summary>Whether any way leads there.</summary>
    public bool Exists { get; }

    /// <summary>The steps in order; none when the goal is reached already, or out of reach.</summary>
    public IReadOnlyList<RouteStep<TStage, TTrigger>> Steps { get; }

    /// <summary>What blocks, once for each criterion, in the order of the steps.</summary>
    public IEnumerable<CriterionLine> Blocking =>
        Steps.SelectMany(step => step.Report.Blocking).DistinctBy(line => line.Criterion.Id);

    /// <summary>The plan as JSON, in camel case and with enums by name.</summary>
    public string ToJson() => JsonSerializer.Serialize(
        new RoutePlanDocument(
            _start.Name,
            _goal.Name,
            Exists,
            [.. Steps.Select(step => new RouteStepDocument(step.Condition, step.Report))]),
        ReportJson.Default.RoutePlanDocument);

    /// <summary>The steps in order, each with what blocks it.</summary>
    public override string ToString()
    {
        if (!Exists)
            return $"No way leads from {_start} to {_goal}.";
        if (Steps.Count == 0)
            return $"{_start} is reached already.";

        var text = new StringBuilder(
            $"From {_start} to {_goal}: {string.Join(", then ", Steps.Select(step => step.Trigger))}.");
        for (var index = 0; index < Steps.Count; index++)
        {
            var (step, report) = (Steps[index], Steps[index].Report);
            text.Append($"\n  {index + 1}. {step.Trigger} to {report.To}");
            if (step.Condition is not null)
                text.Append($", when {step.Condition}");
            text.Append(report.Passed ? ": nothing blocks." : ":");
            ReportText.Lines(text, [.. report.Blocking], indent: "     ");
        }

        return text.ToString();
    }
}

/// <summary>The JSON form of <see cref="RoutePlan{TStage, TTrigger}"/>.</summary>
internal sealed record RoutePlanDocument(
    string Start,
    string Goal,
    bool Exists,
    IReadOnlyList<RouteStepDocument> Steps
);

/// <summary>The JSON form of <see cref="RouteStep{TStage, TTrigger}"/>.</summary>
internal sealed record RouteStepDocument(string? Condition, GateReport Report);
