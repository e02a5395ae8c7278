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
    private readonly ConcurrentDictionary<ITypeSymbol, ISymbol?> _candidates = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ITypeSymbol, ISymbol?> _members = new(SymbolEqualityComparer.Default);

    /// <summary>
    /// The only field or property of a class that holds a machine, decided from its members without reading their code.
    /// </summary>
    public ISymbol? CandidateOf(ITypeSymbol? type) =>
        type is { TypeKind: TypeKind.Class, ContainingType: null }
        && SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, _assembly)
            ? _candidates.GetOrAdd(type.OriginalDefinition, OnlyHolderOf)
            : null;

    /// <inheritdoc/>
    protected override IFieldSymbol? Find(ITypeSymbol type) =>
        OnlyFieldOf(type) is { ContainingType.ContainingType: null } field
        && _vocabulary.Machines.Of(field) is { IsStoredElsewhere: false, MayBeReplaced: false, IsKept: true }
        && _vocabulary.Machines.ScopeOf(type) is { } scope
        && scope.ReferencesOf(field).All(IsOwn)
        && scope.Bodies.All(KeepsToItself)
            ? field
            : null;

    /// <inheritdoc/>
    public override ISymbol? MemberOf(ITypeSymbol? type) =>
        IsPlainClass(type) ? _members.GetOrAdd(type!, FindMember) : null;

    /// <inheritdoc/>
    protected override IOperation? BodyOf(IMethodSymbol method) =>
        _vocabulary.Machines.ScopeOf(method)?.BodyOf(method);

    private ISymbol? FindMember(ITypeSymbol type) =>
        OnlyHolderOf(type) is { IsStatic: false } member
        && (member is IFieldSymbol || (member is IPropertySymbol property && MachineScope.IsAutomatic(property)))
        && _vocabulary.Machines.Of(member) is { IsStoredElsewhere: false }
        && _vocabulary.Machines.ScopeOf(type) is { } scope
        && scope.ValuesOf(member).All(value => Unwrapped.Expression(value) is IObjectCreationOperation)
        && scope.ReferencesOf(member).All(reference => IsOwn(reference) && IsCalledOrSet(reference))
        && scope.Bodies.All(KeepsToItself)
            ? member
            : null;

    /// <summary>Whether code uses the member of its own object, not of another one of the same class.</summary>
    private static bool IsOwn(IOperation reference) =>
        reference is IMemberReferenceOperation { Instance: IInstanceReferenceOperation };

    private static bool IsCalledOrSet(IOperation reference) => reference.Parent switch
    {
        IInvocationOperation call => call.Instance == reference,
        IPropertyReferenceOperation property => property.Instance == reference,
        ISimpleAssignmentOperation assignment => assignment.Target == reference,
        _ => false,
    };

    /// <summary>Whether neither the object nor one of its functions escapes, and no property fires.</summary>
    private bool KeepsToItself(IOperation body) =>
        _vocabulary.Machines.OperationsOf(body)
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
                    ILocalReferenceOperation or IParameterReferenceOperation
                        when _vocabulary.IsInstance(operation.Type) =>
                        StatelessCode.FunctionAround(operation) is not { } around || IsCalledBack(around),
                    IInvocationOperation call when StatelessCode.IsFire(call, _vocabulary.Machines.Symbols) =>
                        body.Syntax is MethodDeclarationSyntax or ConstructorDeclarationSyntax,
                    ILocalFunctionOperation => false,
                    IInvocationOperation { TargetMethod.Name: "MemberwiseClone" } => false,
                    _ => true,
                });

    private bool IsCalledBack(IOperation function) =>
        StatelessCode.CallPassedTo(function) is { } receiver && _vocabulary.Read(receiver) is not null;
}
