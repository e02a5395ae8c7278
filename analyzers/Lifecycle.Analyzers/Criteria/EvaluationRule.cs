using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>A rule about the code that evaluates a criterion. One object per evaluation.</summary>
internal abstract class EvaluationRule
{
    /// <summary>The finding at an operation; <see langword="null"/> if there is certainly none, or it is unknown.</summary>
    public abstract Diagnostic? Check(IOperation operation);
}
