using Microsoft.CodeAnalysis;

namespace Lifecycle.Generators;

/// <summary>A place in a definition that says something which is known only when it runs.</summary>
internal sealed class Unreadable(IOperation operation, string reason) : Exception(reason)
{
    public Location Location { get; } = operation.Syntax.GetLocation();
}
