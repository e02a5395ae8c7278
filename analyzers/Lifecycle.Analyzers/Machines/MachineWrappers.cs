using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>
/// Finds wrappers of machines: classes whose machine is reached only by their own methods and the machine's callbacks.
/// Thread-safe.
/// </summary>
internal sealed class MachineWrappers(StatelessVocabulary vocabulary, IAssemblySymbol assembly)
    : Wrappers(vocabulary, assembly)
{
    private readonly StatelessVocabulary _vocabulary = vocabulary;
    private readonly IAssemblySymbol _assembly = assembly;
    private readonly ConcurrentDictionary<ITypeSymbol, IFieldSymbol?> _candidates = new(SymbolEqualityComparer.Default);

    /// <summary>
    /// The only field of a class that holds a machine, decided from its members without reading their code.
    /// </summary>
    public IFieldSymbol? CandidateOf(ITypeSymbol? type) =>
        type is { TypeKind: TypeKind.Class, ContainingType: null }
        && SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, _assembly)
            ? _candidates.GetOrAdd(type.OriginalDefinition, FindCandidate)
            : null;

    private IFieldSymbol? FindCandidate(ITypeSymbol type)
    {
        var kept = type.GetMembers()
            .Where(member =>
                member is IFieldSymbol field
                    ? _vocabulary.IsInstance(field.Type)
                    : member is IPropertySymbol property && _vocabulary.IsInstance(property.Type))
            .Take(2)
            .ToArray();
        return
            kept
                is [
                    IFieldSymbol
                {
                    IsStatic: false,
                    IsImplicitlyDeclared: false,
                    DeclaredAccessibility: Accessibility.Private
                } only,
                ]
            ? only
            : null;
    }

    /// <inheritdoc/>
    protected override IFieldSymbol? Find(ITypeSymbol type) =>
        CandidateOf(type) is { } field
        && _vocabulary.Machines.Of(field) is { IsStoredElsewhere: false, MayBeReplaced: false, IsKept: true }
        && _vocabulary.Machines.ScopeOf(type) is { } scope
        && scope.Bodies.All(KeepsToItself)
            ? field
            : null;

    /// <summary>Whether neither the object nor one of its functions escapes, and no property fires.</summary>
    private bool KeepsToItself(IOperation body) =>
        body.Descendants()
            .All(operation =>
                operation switch
                {
                    IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } self =>
                        self.Parent switch
                        {
                            IMethodReferenceOperation method => IsCalledBack(method),
                            IMemberReferenceOperation or IInvocationOperation => StatelessCode.FunctionAround(self)
                                is not { } function
                                || IsCalledBack(function),
                            _ => false,
                        },
                    IInvocationOperation call when StatelessCode.IsFire(call, _vocabulary.Machines.Symbols) =>
                        body.Syntax is MethodDeclarationSyntax or ConstructorDeclarationSyntax,
                    ILocalFunctionOperation => false,
                    IInvocationOperation { TargetMethod.Name: "MemberwiseClone" } => false,
                    _ => true,
                });

    private bool IsCalledBack(IOperation function) =>
        StatelessCode.CallPassedTo(function) is { } receiver && _vocabulary.Read(receiver) is not null;
}
