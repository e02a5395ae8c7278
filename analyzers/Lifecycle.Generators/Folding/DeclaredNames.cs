using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifecycle.Generators;

/// <summary>
/// A fingerprint of what one file can change about the meaning of code in another: the types it declares, their bases,
/// usings, constants, and the members of types that other files may add to or extend with. Bodies do not count.
/// </summary>
internal static class DeclaredNames
{
    private static readonly ConditionalWeakTable<SyntaxTree, object> ByFile = new();
    private static readonly ConditionalWeakTable<Compilation, object> ByCompilation = new();

    /// <summary>The fingerprint of all files, references and options of a compilation.</summary>
    public static long In(Compilation compilation) =>
        (long)ByCompilation.GetValue(compilation, static each => (object)Read(each));

    private static long Read(Compilation compilation)
    {
        var hash = new Fingerprint();
        hash.Add(RuntimeHelpers.GetHashCode(compilation.Options));
        foreach (var reference in compilation.References)
            hash.Add(RuntimeHelpers.GetHashCode(reference));

        foreach (var tree in compilation.SyntaxTrees)
            hash.Add((long)ByFile.GetValue(tree, static each => (object)Read(each)));

        return hash.Value;
    }

    private static long Read(SyntaxTree tree)
    {
        var hash = new Fingerprint();
        Add(tree.GetRoot(), ref hash);
        return hash.Value;
    }

    private static void Add(SyntaxNode node, ref Fingerprint hash)
    {
        foreach (var child in node.ChildNodes())
        {
            switch (child)
            {
                case UsingDirectiveSyntax or ExternAliasDirectiveSyntax or DelegateDeclarationSyntax:
                    hash.Add(child.ToString());
                    break;
                case BaseNamespaceDeclarationSyntax space:
                    hash.Add(space.Name.ToString());
                    Add(space, ref hash);
                    break;
                case EnumDeclarationSyntax type:
                    Add(type, ref hash);
                    foreach (var member in type.Members)
                    {
                        // A value that is computed from others depends on their files.
                        if (member.EqualsValue?.Value is not (null or LiteralExpressionSyntax))
                            hash.Add(member.ToString());
                    }

                    break;
                case TypeDeclarationSyntax type:
                    Add(type, ref hash);
                    hash.Add(type.TypeParameterList?.ToString());
                    if (type.Modifiers.Any(SyntaxKind.PartialKeyword) || type.Modifiers.Any(SyntaxKind.StaticKeyword))
                        AddMembers(type, ref hash);
                    else
                        Add((SyntaxNode)type, ref hash);
                    break;
                case FieldDeclarationSyntax field when field.Modifiers.Any(SyntaxKind.ConstKeyword):
                    hash.Add(field.ToString());
                    break;
            }
        }
    }

    private static void Add(BaseTypeDeclarationSyntax type, ref Fingerprint hash)
    {
        hash.Add(type.Identifier.ValueText);
        hash.Add(type.Modifiers.ToString());
        hash.Add(type.BaseList?.ToString());
    }

    /// <summary>Adds every member without its body, nested types included.</summary>
    private static void AddMembers(TypeDeclarationSyntax type, ref Fingerprint hash)
    {
        foreach (var token in type.DescendantTokens(node =>
            node is not (BlockSyntax or ArrowExpressionClauseSyntax)
            && node is not EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax }))
        {
            hash.Add(token.Text);
        }
    }

    /// <summary>Combines texts and numbers in their order.</summary>
    private struct Fingerprint
    {
        public long Value { get; private set; }

        public void Add(string? text) =>
            Add(text is null ? 0 : StringComparer.Ordinal.GetHashCode(text) + ((long)text.Length << 32));

        public void Add(long number) =>
            Value = unchecked((Value * 6364136223846793005L) + number + 1442695040888963407L);
    }
}
