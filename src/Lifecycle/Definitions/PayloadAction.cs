namespace Lifecycle;

/// <summary>
/// Makes actions that receive the payload of the trigger. The definition is checked, so the payload has the type.
/// </summary>
internal static class PayloadAction
{
    public static StepAction<TStage, TTrigger, TSubject> Of<TStage, TTrigger, TSubject, TPayload>(
        Action<TransitionContext<TStage, TTrigger, TSubject>, TPayload> action)
        where TStage : notnull
        where TTrigger : notnull
    {
        ArgumentNullException.ThrowIfNull(action);
        return new((TransitionContext<TStage, TTrigger, TSubject> context) =>
            action(context, (TPayload)context.Payload!))
        {
            PayloadType = typeof(TPayload),
            Declared = action.Method,
        };
    }

    public static StepAction<TStage, TTrigger, TSubject> Of<TStage, TTrigger, TSubject, TPayload>(
        Func<TransitionContext<TStage, TTrigger, TSubject>, TPayload, Task> action)
        where TStage : notnull
        where TTrigger : notnull
    {
        ArgumentNullException.ThrowIfNull(action);
        return new((context, _) => new ValueTask(action(context, (TPayload)context.Payload!)))
        {
            PayloadType = typeof(TPayload),
        };
    }

    public static StepAction<TStage, TTrigger, TSubject> Of<TStage, TTrigger, TSubject, TPayload>(
        Func<TransitionContext<TStage, TTrigger, TSubject>, TPayload, CancellationToken, ValueTask> action)
        where TStage : notnull
        where TTrigger : notnull
    {
        ArgumentNullException.ThrowIfNull(action);
        return new((context, cancellationToken) => action(context, (TPayload)context.Payload!, cancellationToken))
        {
            PayloadType = typeof(TPayload),
        };
    }
}
