using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifecycle.Generators;

/// <summary>
/// The definitions that were read, kept while nothing that they depend on is edited. An editor runs the generator after
/// each key that is pressed, and reading two hundred definitions takes half a second. Thread-safe.
/// </summary>
internal static class FoldingCache
{
    private static readonly ConditionalWeakTable<SyntaxTree, Dictionary<int, ReadDefinition>> ByFile = new();

    /// <summary>The definition, read again only if something that it depends on has changed.</summary>
    /// <param name="define">The declaration of <c>Define</c>.</param>
    /// <param name="compilation">The compilation.</param>
    /// <param name="read">Reads the definition, given the names that are declared.</param>
    public static ReadDefinition GetOrRead(
        MethodDeclarationSyntax define, Compilation compilation, Func<long, ReadDefinition> read)
    {
        var definitions = ByFile.GetOrCreateValue(define.SyntaxTree);
        var names = DeclaredNames.In(compilation);
        lock (definitions)
        {
            if (definitions.TryGetValue(define.SpanStart, out var known) && known.IsValidIn(compilation, names))
                return known;
        }

        var fresh = read(names);
        lock (definitions)
            definitions[define.SpanStart] = fresh;

        return fresh;
    }
}
