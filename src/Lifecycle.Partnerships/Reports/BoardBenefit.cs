namespace Lifecycle.Partnerships;

/// <summary>A benefit against its target. Immutable.</summary>
/// <param name="Name">The benefit.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Latest">The latest measured value; <see langword="null"/> if none was measured.</param>
/// <param name="Target">The target; <see langword="null"/> if none is set.</param>
/// <param name="Progress">How much of the way to the target is done, 1 being all; <see langword="null"/> if that is not
/// known.</param>
/// <param name="HasMissedTarget">Whether the day of the target is over and the target was not reached.</param>
public sealed record BoardBenefit(
    string Name, string Unit, Measurement? Latest, Measurement? Target, decimal? Progress, bool HasMissedTarget);
