using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>A function that a machine calls.</summary>
/// <param name="Registration">The call that passes the function.</param>
/// <param name="State">The key of the state that it belongs to; <see langword="null"/> for a listener.</param>
/// <param name="Body">The body of the function.</param>
/// <param name="IsLambda">Whether it is written in the argument, so that only the machine can call it.</param>
internal sealed record MachineCallback(
    IInvocationOperation Registration,
    string? State,
    IOperation Body,
    bool IsLambda
);
