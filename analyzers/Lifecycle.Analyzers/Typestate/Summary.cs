using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>What a call of a method comes to.</summary>
/// <param name="Exits">Whether it can come back without an exception.</param>
/// <param name="Fatal">The fire that keeps it from coming back.</param>
/// <param name="Variables">What is known of the instances in its parameters and fields, when it comes back.</param>
/// <param name="Returned">What is known of the instance that it returns.</param>
internal sealed record Summary(
    bool Exits, Finding? Fatal, IReadOnlyDictionary<ISymbol, InstanceState> Variables, InstanceState? Returned)
{
    /// <summary>
    /// The parameter whose instance a constructor keeps in the field of a wrapper; <see langword="null"/> for one that
    /// it makes itself.
    /// </summary>
    public IParameterSymbol? Kept { get; init; }

    public InstanceState? After(ISymbol variable) =>
        Variables.TryGetValue(variable.OriginalDefinition, out var state) ? state : null;
}
