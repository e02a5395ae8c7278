using System.Globalization;

namespace Lifecycle;

/// <summary>The stored instances in a stage that the definition does not have. Immutable.</summary>
/// <param name="Stage">The stage, as text.</param>
/// <param name="Count">How many instances are in it.</param>
/// <param name="Ids">The ids of the first hundred.</param>
public sealed record StrandedStage(string Stage, long Count, IReadOnlyList<string> Ids)
{
    /// <inheritdoc/>
    public override string ToString() =>
        OneLineText.Of(string.Create(
            CultureInfo.InvariantCulture,
            $"{Count} instance{(Count == 1 ? "" : "s")} in {Stage} "
                + $"({string.Join(", ", Ids)}{(Count > Ids.Count ? ", …" : "")})"));
}
