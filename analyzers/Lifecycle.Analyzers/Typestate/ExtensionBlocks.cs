using Lifecycle.Generators;
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
    public static IParameterSymbol? ReceiverOf(ISymbol member, Compilation compilation) =>
        Contain(member)
        && member.DeclaringSyntaxReferences is [var declared]
        && OwnSource.ModelOf(compilation, declared.SyntaxTree) is { } model
        && declared.GetSyntax().FirstAncestorOrSelf<TypeDeclarationSyntax>()
            is { ParameterList.Parameters: [var receiver] }
            ? model.GetDeclaredSymbol(receiver) as IParameterSymbol
            : null;
}
