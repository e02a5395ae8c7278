namespace Lifecycle.Partnerships;

/// <summary>
/// How shared assets, funds and liabilities were settled. Immutable; what is not settled is <see langword="null"/>.
/// </summary>
/// <param name="Assets">Who keeps which assets.</param>
/// <param name="Funds">Who receives the remaining funds.</param>
/// <param name="Liabilities">Who takes on the liabilities.</param>
public sealed record Settlement(string? Assets = null, string? Funds = null, string? Liabilities = null) : RecordPart;
