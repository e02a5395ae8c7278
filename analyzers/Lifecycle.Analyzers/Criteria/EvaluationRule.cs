using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>A rule about the code that evaluates a criterion. One object per evaluation.</summary>
internal abstract class EvaluationRule
{
    /// <summary>The report at an operation; <see langword="null"/> if nothing is certainly wrong.</summary>
    public abstract Diagnostic? Check(IOperation operation);
}
