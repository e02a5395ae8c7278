using System.Globalization;

namespace Lifecycle;

/// <summary>
/// The stored instances that a definition strands, because it does not have their stage, or because their stage returns
/// to the one before and the definition does not have that. Immutable.
/// </summary>
/// <param name="Stage">The stage, as text.</param>
/// <param name="Previous">The stage before, as text, if the definition has <paramref name="Stage"/>; otherwise
/// <see langword="null"/>.</param>
/// <param name="Count">How many instances are in it.</param>
/// <param name="Ids">The ids of the first hundred.</param>
public sealed record StrandedStage(string Stage, string? Previous, long Count, IReadOnlyList<string> Ids)
{
    /// <inheritdoc/>
    public override string ToString() =>
        OneLineText.Of(string.Create(
            CultureInfo.InvariantCulture,
            $"{Count} instance{(Count == 1 ? "" : "s")} in {Stage}"
                + $"{(Previous is null ? "" : $", entered from {Previous}")} "
                + $"({string.Join(", ", Ids)}{(Count > Ids.Count ? ", …" : "")})"));
}
