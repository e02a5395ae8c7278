using System.Globalization;

namespace Lifecycle;

/// <summary>The result of replaying stored histories against another definition. Immutable.</summary>
/// <param name="InstanceCount">How many instances were replayed.</param>
/// <param name="StepCount">How many accepted steps were replayed.</param>
/// <param name="RefusedCount">How many of the steps the other definition would refuse.</param>
/// <param name="StrandedCount">How many of the instances it has no place for.</param>
/// <param name="Steps">The first <see cref="MostFindings"/> of the steps that it would refuse.</param>
/// <param name="Stranded">Up to <see cref="MostFindings"/> of the instances that it has no place for.</param>
public sealed record BacktestReport(
    long InstanceCount,
    long StepCount,
    long RefusedCount,
    long StrandedCount,
    IReadOnlyList<BacktestStep> Steps,
    IReadOnlyList<BacktestStranding> Stranded)
{
    /// <summary>The most steps, and the most instances, that a report names: 1,000 each.</summary>
    public const int MostFindings = 1000;

    /// <summary>How many entries could not be read, and were not replayed.</summary>
    public long UnreadableCount { get; init; }

    /// <summary>The first <see cref="UnreadableRowsException.MostRows"/> of them.</summary>
    public IReadOnlyList<UnreadableRow> Unreadable { get; init; } = [];

    /// <summary>The totals, then one line for each finding.</summary>
    public override string ToString() =>
        string.Join(
            '\n',
            [
                $"{InstanceCount} instances, {StepCount} steps: {RefusedCount} would be refused, {StrandedCount} "
                    + "instances stranded."
                    + (UnreadableCount == 0 ? "" : $" Entries that could not be read: {UnreadableCount}."),
                .. Steps,
                .. Stranded,
                .. Unreadable,
            ]);
}

/// <summary>An accepted step that another definition would refuse. Immutable; equal by value.</summary>
/// <param name="InstanceId">The id of the instance.</param>
/// <param name="Number">The number of the entry in its history.</param>
/// <param name="Reason">Why it would be refused, as a sentence.</param>
public sealed record BacktestStep(string InstanceId, long Number, string Reason)
{
    /// <inheritdoc/>
    public override string ToString() =>
        OneLineText.Of(string.Create(CultureInfo.InvariantCulture, $"{InstanceId}, entry {Number}: {Reason}"));
}

/// <summary>
/// An instance that another definition has no place for: it does not have its stage, or it has, and the stage returns
/// to one before that the definition does not have. Immutable; equal by value.
/// </summary>
/// <param name="InstanceId">The id of the instance.</param>
/// <param name="Stage">The stage, as text.</param>
/// <param name="Previous">The stage before, as text, if the definition has <paramref name="Stage"/>; otherwise
/// <see langword="null"/>.</param>
public sealed record BacktestStranding(string InstanceId, string Stage, string? Previous)
{
    /// <inheritdoc/>
    public override string ToString() =>
        OneLineText.Of(Previous is null
            ? $"{InstanceId} is in {Stage}, which is not a stage."
            : $"{InstanceId} entered {Stage} from {Previous}, and could not return there.");
}
