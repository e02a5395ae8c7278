using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers.CodeFixes;

/// <summary>One change that a fix offers. It is only registered if the changed code is sound.</summary>
/// <param name="Title">What the editor shows.</param>
/// <param name="Key">The equivalence key: Fix All applies the offers that share it.</param>
/// <param name="Change">Makes the change; <see langword="null"/> if the code does not allow it.</param>
internal sealed record Offer(string Title, string Key, Func<CancellationToken, Task<Solution?>> Change);
