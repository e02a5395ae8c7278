using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace Lifecycle.Testing;

/// <summary>Assertions about results, reports and instances, for any test framework. A failure prints the whole report.
/// Thread-safe.</summary>
[StackTraceHidden]
public static class LifecycleAssert
{
    /// <summary>Asserts that a fire moved the instance to a stage.</summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <param name="result">The result of the fire.</param>
    /// <param name="to">The expected stage.</param>
    /// <exception cref="LifecycleAssertException">The outcome is not a move, or the move leads to another
    /// stage.</exception>
    public static void Moved<TStage, TTrigger>(in TransitionResult<TStage, TTrigger> result, TStage to)
        where TStage : notnull
        where TTrigger : notnull
    {
        if (!result.Moved || !result.To.Equals(to))
            Fail($"Expected: a move to {to}.", result.Report);
    }

    /// <summary>Asserts that a fire was refused, and that exactly these criteria block it.</summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <param name="result">The result of the fire.</param>
    /// <param name="criteria">The ids of all blocking criteria, in any order.</param>
    /// <exception cref="LifecycleAssertException">It was not refused, or other criteria block it.</exception>
    public static void Refused<TStage, TTrigger>(
        in TransitionResult<TStage, TTrigger> result,
        params IReadOnlyCollection<string> criteria)
        where TStage : notnull
        where TTrigger : notnull => Refused(result.Report, criteria);

    /// <summary>Asserts that a gate is closed, and that exactly these criteria block it.</summary>
    /// <param name="report">The report.</param>
    /// <param name="criteria">The ids of all blocking criteria, in any order.</param>
    /// <exception cref="LifecycleAssertException">The gate is open, or other criteria block it.</exception>
    public static void Refused(GateReport report, params IReadOnlyCollection<string> criteria)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(criteria);
        if (report.Outcome != TransitionOutcome.Refused
            || !report.Blocking.Select(line => line.Criterion.Id).ToHashSet().SetEquals(criteria))
            Fail($"Expected: a refusal by {string.Join(", ", criteria)}.", report);
    }

    /// <summary>Asserts that the stage does not permit the trigger.</summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <param name="result">The result of the fire.</param>
    /// <exception cref="LifecycleAssertException">The outcome is another.</exception>
    public static void NotPermitted<TStage, TTrigger>(in TransitionResult<TStage, TTrigger> result)
        where TStage : notnull
        where TTrigger : notnull
    {
        if (result.Outcome != TransitionOutcome.NotPermitted)
            Fail("Expected: a trigger that is not permitted.", result.Report);
    }

    /// <summary>Asserts that a gate is open.</summary>
    /// <param name="report">The report.</param>
    /// <exception cref="LifecycleAssertException">The gate is closed.</exception>
    public static void Passed(GateReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (!report.Passed)
            Fail("Expected: an open gate.", report);
    }

    /// <summary>Asserts that an instance is in a stage.</summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <typeparam name="TSubject">The type of the subject.</typeparam>
    /// <param name="stage">The expected stage.</param>
    /// <param name="instance">The instance.</param>
    /// <exception cref="LifecycleAssertException">The instance is in another stage. The message ends with its
    /// history.</exception>
    public static void Stage<TStage, TTrigger, TSubject>(
        TStage stage,
        LifecycleInstance<TStage, TTrigger, TSubject> instance)
        where TStage : notnull
        where TTrigger : notnull
    {
        ArgumentNullException.ThrowIfNull(instance);
        if (!instance.Stage.Equals(stage))
            throw new LifecycleAssertException(
                $"Expected: stage {stage}. The instance is in "
                    + $"{instance.Stage}.{string.Concat(instance.History.Select(entry => $"\n  {entry}"))}");
    }

    [DoesNotReturn]
    private static void Fail(string expected, GateReport report) =>
        throw new LifecycleAssertException($"{expected}\n{report}");
}
