using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>A member whose uses are all known.</summary>
/// <param name="Related">The member, and the members that may implement or override it, or that it may implement or
/// override.</param>
/// <param name="Users">The outermost types that declare these members, and those that use them.</param>
internal sealed record KnownMember(IReadOnlyList<ISymbol> Related, IReadOnlyList<INamedTypeSymbol> Users);
