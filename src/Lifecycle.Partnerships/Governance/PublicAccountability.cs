namespace Lifecycle.Partnerships;

/// <summary>What the public is told. Immutable; what is missing is <see langword="null"/>.</summary>
/// <param name="Statement">How the partnership answers to the public.</param>
/// <param name="RedressRoute">How somebody can complain and be put right.</param>
public sealed record PublicAccountability(string? Statement = null, string? RedressRoute = null);
