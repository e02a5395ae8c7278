namespace Lifecycle;

/// <summary>
/// The subject and the step that an entry criterion evaluates. An immutable value. To test a criterion on its own, make
/// one with an object initializer.
/// </summary>
/// <typeparam name="TSubject">The type of the subject.</typeparam>
public readonly struct CriterionContext<TSubject>
{
    /// <summary>The subject. A criterion reads it and must not write to it.</summary>
    public required TSubject Subject { get; init; }

    /// <summary>
    /// The stage that the instance is in; <see langword="null"/> for a start. Compare by pattern:
    /// <c>context.From is OrderStage.Paid</c>.
    /// </summary>
    public required object? From { get => Read(field); init; }

    /// <summary>The stage the step leads to; equal to <see cref="From"/> when the step stays.</summary>
    public required object To { get => Read(field); init; }

    /// <summary>The trigger that was fired; <see langword="null"/> for a start.</summary>
    public required object? Trigger { get => Read(field); init; }

    /// <summary>
    /// The payload of the trigger; <see langword="null"/> for none. A dry run may leave it out.
    /// </summary>
    public object? Payload { get => Read(field); init; }

    /// <summary>Who fires the trigger, or starts the subject, if the caller stated it.</summary>
    public string? Actor { get; init; }

    /// <summary>
    /// The instant of the step, the same for all its criteria and actions. Use it instead of reading a clock.
    /// </summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Notes whether the criterion looks at the step; null if that makes no difference.</summary>
    internal StepReads? Reads { private get; init; }

    private T Read<T>(T value)
    {
        Reads?.Note();
        return value;
    }
}
