using Microsoft.CodeAnalysis;

namespace Lifecycle.Generators;

/// <summary>
/// Finds the meaning of source code. In an editor, a symbol of a referenced project is declared in source too, but in
/// that of another compilation.
/// </summary>
internal static class OwnSource
{
    /// <summary>
    /// The meaning of a file; <see langword="null"/> if the file belongs to another compilation, so that the code in it
    /// is as unknown as that of a compiled assembly.
    /// </summary>
    public static SemanticModel? ModelOf(Compilation compilation, SyntaxTree tree) =>
        compilation.ContainsSyntaxTree(tree) ? compilation.GetSemanticModel(tree) : null;
}
