namespace Lifecycle.Partnerships;

/// <summary>
/// What became of what the partners shared. Immutable; what is not settled is <see langword="null"/>.
/// </summary>
/// <param name="Assets">Who keeps what.</param>
/// <param name="Funds">Where the money goes.</param>
/// <param name="Liabilities">Who carries what is owed.</param>
public sealed record Settlement(string? Assets = null, string? Funds = null, string? Liabilities = null);
