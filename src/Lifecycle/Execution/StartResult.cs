namespace Lifecycle;

/// <summary>The result of a start: the instance, or the report that refuses it. Immutable; equal by value.</summary>
/// <typeparam name="TInstance">The type of the instance.</typeparam>
/// <param name="Report">The report of the gate in front of the start.</param>
/// <param name="Instance">The new instance; <see langword="null"/> if the start was refused.</param>
public sealed record StartResult<TInstance>(GateReport Report, TInstance? Instance)
    where TInstance : class
{
    /// <summary>The new instance.</summary>
    /// <exception cref="EntryRefusedException">The start was refused.</exception>
    public TInstance Required => Instance ?? throw new EntryRefusedException(Report);

    /// <summary>The report as text.</summary>
    public override string ToString() => Report.ToString();
}
