using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifecycle.Generators;

/// <summary>
/// Decides whether a class can get a nested type of a name. Code in the class, in classes derived from it, and in files
/// that import its members finds the nested type first, so nothing else that it finds may have this name.
/// </summary>
internal sealed class FreeNames
{
    private static readonly ConditionalWeakTable<SyntaxTree, Naming[]> ByFile = new();
    private static readonly ConditionalWeakTable<Compilation, Naming[]> ByCompilation = new();

    private readonly INamedTypeSymbol _type;
    private readonly Compilation _compilation;

    /// <summary>The places from which code may name a nested type simply.</summary>
    private readonly (SyntaxTree SyntaxTree, int Start)[] _places;

    public FreeNames(INamedTypeSymbol type, Compilation compilation) =>
        (_type, _compilation, _places) = (type, compilation, [.. Places(type, compilation)]);

    /// <summary>The files that decide whether names are free, beside those of the class and its bases.</summary>
    public IEnumerable<SyntaxTree> Files => _places.Select(place => place.SyntaxTree);

    /// <summary>Whether a nested type of this name changes the meaning of no other code.</summary>
    public bool Contain(string name) =>
        _type.Name != name
        && BasesOf(_type).All(each => each.GetMembers(name).IsEmpty)
        && Array.TrueForAll(_places, place =>
            _compilation.GetSemanticModel(place.SyntaxTree).LookupSymbols(place.Start, name: name).IsEmpty);

    /// <summary>Whether a class of the compilation may derive from a type: it names one like it as its base.</summary>
    public static bool MayDerive(INamedTypeSymbol type, Compilation compilation) =>
        Related(type.Name, NamingsIn(compilation)).Any(each => each.Node is ClassDeclarationSyntax);

    private static IEnumerable<INamedTypeSymbol> BasesOf(INamedTypeSymbol type)
    {
        for (var each = type; each is not null; each = each.BaseType)
            yield return each;
    }

    private static IEnumerable<(SyntaxTree SyntaxTree, int Start)> Places(
        INamedTypeSymbol type, Compilation compilation)
    {
        foreach (var part in type.DeclaringSyntaxReferences)
            yield return Inside((ClassDeclarationSyntax)part.GetSyntax());

        foreach (var naming in Related(type.Name, NamingsIn(compilation)))
        {
            switch (naming.Node)
            {
                case ClassDeclarationSyntax declared
                    when compilation.GetSemanticModel(declared.SyntaxTree).GetDeclaredSymbol(declared) is { } derived
                        && BasesOf(derived).Contains(type, SymbolEqualityComparer.Default):
                    yield return Inside(declared);
                    break;
                case UsingDirectiveSyntax import when IsStatic(import):
                    var importing = import.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword)
                        ? compilation.SyntaxTrees
                        : [import.SyntaxTree];
                    foreach (var tree in importing)
                        yield return (tree, Below(import.SyntaxTree == tree ? import.Parent! : tree.GetRoot()));
                    break;
            }
        }
    }

    private static (SyntaxTree, int) Inside(ClassDeclarationSyntax declared) => (
        declared.SyntaxTree,
        declared.OpenBraceToken.IsKind(SyntaxKind.OpenBraceToken)
            ? declared.OpenBraceToken.Span.End
            : declared.Identifier.SpanStart);

    /// <summary>The first place where code may use what the directives of a file or namespace import.</summary>
    private static int Below(SyntaxNode importing) =>
        importing.ChildNodes().FirstOrDefault(each => each is MemberDeclarationSyntax)?.SpanStart
        ?? importing.Span.End;

    /// <summary>The declarations that name a type, or a class or alias that does so, at any depth.</summary>
    private static IEnumerable<Naming> Related(string name, IReadOnlyCollection<Naming> namings)
    {
        var names = new HashSet<string> { name };
        while (namings.Any(each => names.Overlaps(each.Types) && names.Add(each.Name)))
        {
        }

        return namings.Where(each => names.Overlaps(each.Types));
    }

    private static Naming[] NamingsIn(Compilation compilation) =>
        ByCompilation.GetValue(compilation, static each =>
        [
            .. each.SyntaxTrees.SelectMany(tree => ByFile.GetValue(tree, static one => NamingsIn(one).ToArray())),
        ]);

    /// <summary>The classes with bases, and the directives that rename a type or import its members.</summary>
    private static IEnumerable<Naming> NamingsIn(SyntaxTree tree)
    {
        foreach (var node in tree.GetRoot().DescendantNodes(each =>
            each is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax))
        {
            if (node is ClassDeclarationSyntax { BaseList.Types: var bases } declared)
                yield return new(declared.Identifier.ValueText, [.. bases.Select(each => NameOf(each.Type))], node);
            else if (node is UsingDirectiveSyntax directive
                && (directive.Alias is not null || IsStatic(directive)))
                yield return new(
                    directive.Alias?.Name.Identifier.ValueText ?? string.Empty,
                    [NameOf(directive.NamespaceOrType)],
                    node);
        }
    }

    private static bool IsStatic(UsingDirectiveSyntax directive) =>
        directive.StaticKeyword.IsKind(SyntaxKind.StaticKeyword);

    private static string NameOf(TypeSyntax type) => type switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        _ => string.Empty,
    };

    /// <summary>A class or directive of this name that names types, each without what qualifies it.</summary>
    private sealed record Naming(string Name, string[] Types, SyntaxNode Node);
}
