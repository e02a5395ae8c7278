namespace Lifecycle;

/// <summary>The culture and the values of <see cref="AsyncLocal{T}"/> around code that the engine calls.</summary>
internal static class AmbientData
{
    /// <summary>Puts back what the code has changed, so that it does not reach the caller.</summary>
    /// <param name="outside">
    /// What was captured before the code; null where the flow is suppressed, so that there is nothing to put back.
    /// </param>
    public static void Restore(ExecutionContext? outside)
    {
        if (outside is not null && !ReferenceEquals(ExecutionContext.Capture(), outside))
            ExecutionContext.Restore(outside);
    }
}
