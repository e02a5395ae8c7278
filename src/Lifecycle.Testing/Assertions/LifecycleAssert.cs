using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace Lifecycle.Testing;

/// <summary>Assertions that print the whole report when they fail. For any test framework. Thread-safe.</summary>
[StackTraceHidden]
public static class LifecycleAssert
{
    /// <summary>A step led to a stage.</summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <param name="result">What came of the fire.</param>
    /// <param name="to">The stage.</param>
    /// <exception cref="LifecycleAssertException">It did not.</exception>
    public static void Moved<TStage, TTrigger>(in TransitionResult<TStage, TTrigger> result, TStage to)
        where TStage : notnull
        where TTrigger : notnull
    {
        if (!result.Moved || !result.To.Equals(to))
            Fail($"Expected: a move to {to}.", result.Report);
    }

    /// <summary>A fire was refused, and by exactly these criteria.</summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <param name="result">What came of the fire.</param>
    /// <param name="criteria">The ids of all criteria that block, in any order.</param>
    /// <exception cref="LifecycleAssertException">It was not.</exception>
    public static void Refused<TStage, TTrigger>(
        in TransitionResult<TStage, TTrigger> result,
        params IReadOnlyCollection<string> criteria)
        where TStage : notnull
        where TTrigger : notnull => Refused(result.Report, criteria);

    /// <summary>A gate refuses, and by exactly these criteria.</summary>
    /// <param name="report">The report.</param>
    /// <param name="criteria">The ids of all criteria that block, in any order.</param>
    /// <exception cref="LifecycleAssertException">It does not.</exception>
    public static void Refused(GateReport report, params IReadOnlyCollection<string> criteria)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(criteria);
        if (report.Outcome != TransitionOutcome.Refused
            || !report.Blocking.Select(line => line.Criterion.Id).ToHashSet().SetEquals(criteria))
            Fail($"Expected: a refusal by {string.Join(", ", criteria)}.", report);
    }

    /// <summary>The stage did not permit the trigger.</summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <param name="result">What came of the fire.</param>
    /// <exception cref="LifecycleAssertException">It did.</exception>
    public static void NotPermitted<TStage, TTrigger>(in TransitionResult<TStage, TTrigger> result)
        where TStage : notnull
        where TTrigger : notnull
    {
        if (result.Outcome != TransitionOutcome.NotPermitted)
            Fail("Expected: the trigger is not permitted.", result.Report);
    }

    /// <summary>A gate lets through.</summary>
    /// <param name="report">The report.</param>
    /// <exception cref="LifecycleAssertException">It does not.</exception>
    public static void Passed(GateReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (!report.Passed)
            Fail("Expected: the gate lets it through.", report);
    }

    /// <summary>An instance stands in a stage.</summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <typeparam name="TSubject">The type of the thing that moves through the lifecycle.</typeparam>
    /// <param name="stage">The stage.</param>
    /// <param name="instance">The instance.</param>
    /// <exception cref="LifecycleAssertException">It stands in another; the message ends with its history.</exception>
    public static void Stage<TStage, TTrigger, TSubject>(
        TStage stage,
        LifecycleInstance<TStage, TTrigger, TSubject> instance)
        where TStage : notnull
        where TTrigger : notnull
    {
        ArgumentNullException.ThrowIfNull(instance);
        if (!instance.Stage.Equals(stage))
            throw new LifecycleAssertException(
                $"Expected: stage {stage}. It stands in "
                    + $"{instance.Stage}.{string.Concat(instance.History.Select(entry => $"\n  {entry}"))}");
    }

    [DoesNotReturn]
    private static void Fail(string expected, GateReport report) =>
        throw new LifecycleAssertException($"{expected}\n{report}");
}
