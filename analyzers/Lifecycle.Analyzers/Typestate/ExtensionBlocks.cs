using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifecycle.Analyzers;

/// <summary>Members of extension blocks. The oldest supported Roslyn does not know them.</summary>
internal static class ExtensionBlocks
{
    private const int Extension = 14;

    /// <summary>Whether a member is declared in an extension block, and so runs code on its receiver.</summary>
    public static bool Contain(ISymbol member) => (int?)member.ContainingType?.TypeKind == Extension;

    /// <summary>
    /// The parameter that stands for the receiver in a member of an extension block; <see langword="null"/> if it is
    /// not in source.
    /// </summary>
    [SuppressMessage(
        "MicrosoftCodeAnalysisCorrectness",
        "RS1030:Do not invoke Compilation.GetSemanticModel() method within a diagnostic analyzer",
        Justification = "The block may be in another file; only a declared symbol is asked for.")]
    public static IParameterSymbol? ReceiverOf(ISymbol member, Compilation compilation) =>
        Contain(member)
        && member.DeclaringSyntaxReferences is [var declared]
        && compilation.ContainsSyntaxTree(declared.SyntaxTree)
        && declared.GetSyntax().FirstAncestorOrSelf<TypeDeclarationSyntax>()
            is { ParameterList.Parameters: [var receiver] }
            ? compilation.GetSemanticModel(declared.SyntaxTree).GetDeclaredSymbol(receiver) as IParameterSymbol
            : null;
}
