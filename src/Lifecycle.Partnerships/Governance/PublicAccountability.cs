namespace Lifecycle.Partnerships;

/// <summary>
/// How the partnership is accountable to the public. Immutable; a missing part is <see langword="null"/>.
/// </summary>
/// <param name="Statement">A statement of how the partnership is accountable to the public.</param>
/// <param name="RedressRoute">How members of the public can complain and obtain redress.</param>
public sealed record PublicAccountability(string? Statement = null, string? RedressRoute = null) : RecordPart;
