namespace Lifecycle;

/// <summary>
/// What an entry criterion is asked about: the subject and the step it is about to take. An immutable value;
/// to test a criterion on its own, make one with an object initializer.
/// </summary>
/// <typeparam name="TSubject">The type of the thing that moves through the lifecycle.</typeparam>
public readonly struct CriterionContext<TSubject>
{
    /// <summary>The thing that moves through the lifecycle. A criterion reads it and never writes to it.</summary>
    public required TSubject Subject { get; init; }

    /// <summary>The stage the instance stands in. Compare by pattern: <c>context.From is OrderStage.Paid</c>.</summary>
    public required object From { get; init; }

    /// <summary>The stage the step leads to; equal to <see cref="From"/> when the step stays.</summary>
    public required object To { get; init; }

    /// <summary>The trigger that was fired.</summary>
    public required object Trigger { get; init; }

    /// <summary>
    /// What was handed in with the trigger, or <see langword="null"/>. In a dry run it may be absent.
    /// </summary>
    public object? Payload { get; init; }

    /// <summary>Who fires the trigger, where the caller said so.</summary>
    public string? Actor { get; init; }

    /// <summary>
    /// The instant of the step, the same for all its criteria and actions. Nothing reads the clock itself.
    /// </summary>
    public required DateTimeOffset Now { get; init; }
}
