using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>The effect of a call on the instances it is given.</summary>
/// <param name="Exits">Whether the call can return normally.</param>
/// <param name="Fatal">The fire that certainly throws, if the call cannot return normally.</param>
/// <param name="Variables">The states of the instances in its parameters and fields when it returns.</param>
/// <param name="Returned">The state of the instance that it returns, if known.</param>
internal sealed record Summary(
    bool Exits, Finding? Fatal, IReadOnlyDictionary<ISymbol, InstanceState> Variables, InstanceState? Returned)
{
    /// <summary>
    /// The parameter whose instance a wrapper's constructor stores in the field; <see langword="null"/> if the
    /// constructor creates the instance.
    /// </summary>
    public IParameterSymbol? Kept { get; init; }

    /// <summary>The fires in the method that certainly throw, whether or not it can return normally.</summary>
    public IReadOnlyCollection<Location> Refusals { get; init; } = [];

    public InstanceState? After(ISymbol variable) =>
        Variables.TryGetValue(variable.OriginalDefinition, out var state) ? state : null;
}
