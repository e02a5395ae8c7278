using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>What a call of a method comes to.</summary>
/// <param name="Exits">Whether it can come back without an exception.</param>
/// <param name="Fatal">The fire that keeps it from coming back.</param>
/// <param name="Parameters">What is known of the instances it was given, when it comes back.</param>
/// <param name="Returned">What is known of the instance that it returns.</param>
internal sealed record Summary(
    bool Exits, Finding? Fatal, IReadOnlyDictionary<IParameterSymbol, InstanceState> Parameters, InstanceState? Returned)
{
    public InstanceState? After(IParameterSymbol parameter) =>
        Parameters.TryGetValue(parameter.OriginalDefinition, out var state) ? state : null;
}
