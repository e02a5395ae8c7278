using Microsoft.CodeAnalysis;

namespace Lifecycle.Generators;

/// <summary>A statement or expression of a definition whose effect is known only at run time.</summary>
internal sealed class Unreadable(IOperation operation, string reason) : Exception(reason)
{
    public Location Location { get; } = operation.Syntax.GetLocation();
}
