using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Generators;

/// <summary>The files that the meaning of code depends on.</summary>
internal static class Dependencies
{
    /// <summary>
    /// The files of the code and of every type that it uses; null if some of it does not compile, so that what it
    /// depends on is unknown. A file of a referenced project is not among them: an edit there replaces the reference.
    /// </summary>
    /// <param name="compilation">The compilation.</param>
    /// <param name="definition">The type of the definition.</param>
    /// <param name="bodies">All bodies that were read.</param>
    public static IReadOnlyCollection<SyntaxTree>? Of(
        Compilation compilation, INamedTypeSymbol definition, IEnumerable<IOperation> bodies)
    {
        var files = new HashSet<SyntaxTree>();
        var types = new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default);
        AddType(definition);
        foreach (var body in bodies)
        {
            files.Add(body.Syntax.SyntaxTree);
            foreach (var operation in body.DescendantsAndSelf())
            {
                if (operation.Kind == OperationKind.Invalid || operation.Type?.TypeKind == TypeKind.Error)
                    return null;

                AddType(operation.Type);
                if (Member(operation) is { } member)
                {
                    AddType(member.ContainingType);
                    AddTypes((member as IMethodSymbol)?.TypeArguments);
                }
            }
        }

        return files;

        void AddType(ITypeSymbol? type)
        {
            for (; type is not null && types.Add(type); type = type.BaseType)
            {
                files.UnionWith(
                    type.OriginalDefinition.DeclaringSyntaxReferences
                        .Select(part => part.SyntaxTree)
                        .Where(compilation.ContainsSyntaxTree));

                AddTypes((type as INamedTypeSymbol)?.TypeArguments);
                AddType(type.ContainingType);
                AddType((type as IArrayTypeSymbol)?.ElementType);
            }
        }

        void AddTypes(IEnumerable<ITypeSymbol>? several)
        {
            foreach (var type in several ?? [])
                AddType(type);
        }
    }

    private static ISymbol? Member(IOperation operation) => operation switch
    {
        IInvocationOperation call => call.TargetMethod,
        IMemberReferenceOperation reference => reference.Member,
        IObjectCreationOperation creation => creation.Constructor,
        _ => null,
    };
}
