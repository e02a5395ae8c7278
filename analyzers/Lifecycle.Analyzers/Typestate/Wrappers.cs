using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>
/// The wrappers of a compilation: classes that keep exactly one instance in a private field which never leaves the
/// class. Calls of a wrapper's methods are checked through their summaries. Thread-safe.
/// </summary>
internal abstract class Wrappers(Vocabulary vocabulary, IAssemblySymbol assembly)
{
    private readonly ConcurrentDictionary<ITypeSymbol, IFieldSymbol?> _fields = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, bool> _reaching = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ITypeSymbol, HashSet<string>> _members = new(SymbolEqualityComparer.Default);

    /// <summary>
    /// The field in which a wrapper keeps its instance; <see langword="null"/> for a class that is not a wrapper.
    /// </summary>
    public IFieldSymbol? FieldOf(ITypeSymbol? type) => IsPlainClass(type) ? _fields.GetOrAdd(type!, Find) : null;

    /// <summary>
    /// The field or property in which an object keeps its only instance for as long as it lives, and where other code
    /// finds the instance; <see langword="null"/> for any other class.
    /// </summary>
    public virtual ISymbol? MemberOf(ITypeSymbol? type) => null;

    /// <summary>
    /// Whether a method of a wrapper may use the instance, itself or through other members. Decided by the members that
    /// its code uses or, where the code was not read, by the names in its syntax.
    /// </summary>
    public bool Reaches(IMethodSymbol method) =>
        method.ContainingType is not { BaseType.SpecialType: SpecialType.System_Object } type
        || method.DeclaringSyntaxReferences.IsEmpty
        || _reaching.GetOrAdd((method.PartialImplementationPart ?? method).OriginalDefinition, each =>
            Uses(each, type, _members.GetOrAdd(type, MembersWithCode)));

    /// <summary>How far the instance of a new wrapper is shared, by how far its constructor has shared it.</summary>
    public virtual Sharing SharingOf(Sharing afterConstructor) =>
        afterConstructor == Sharing.Captured ? Sharing.Captured : Sharing.Own;

    /// <summary>The code of a method; <see langword="null"/> if it was not read.</summary>
    protected virtual IOperation? BodyOf(IMethodSymbol method) => null;

    /// <summary>Decides whether a class is a wrapper.</summary>
    protected abstract IFieldSymbol? Find(ITypeSymbol type);

    /// <summary>
    /// The private field that is the only field or property of a class with an instance, decided without reading code;
    /// <see langword="null"/> for any other class.
    /// </summary>
    protected IFieldSymbol? OnlyFieldOf(ITypeSymbol type) =>
        OnlyHolderOf(type) is IFieldSymbol { IsStatic: false, DeclaredAccessibility: Accessibility.Private } only
            ? only
            : null;

    /// <summary>
    /// The only field or property of a class with an instance; <see langword="null"/> if there are none or several.
    /// </summary>
    protected ISymbol? OnlyHolderOf(ITypeSymbol type) =>
        type.GetMembers()
            .Where(member => member switch
            {
                IFieldSymbol { IsImplicitlyDeclared: false, Type: var type } => vocabulary.IsInstance(type),
                IPropertySymbol { Type: var type } => vocabulary.IsInstance(type),
                _ => false,
            })
            .Take(2)
            .ToArray()
            is [var only]
            ? only
            : null;

    /// <summary>Whether a type is a class of the compilation without a base class and type parameters.</summary>
    protected bool IsPlainClass(ITypeSymbol? type) =>
        type
            is INamedTypeSymbol
        {
            TypeKind: TypeKind.Class,
            IsGenericType: false,
            BaseType.SpecialType: SpecialType.System_Object
        }
        && SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, assembly);

    /// <summary>The names of the members through which other members reach the instance, its field included.</summary>
    private HashSet<string> MembersWithCode(ITypeSymbol type) =>
        new HashSet<string>(
            type.GetMembers()
                .Where(member => member is not IFieldSymbol field || vocabulary.IsInstance(field.Type))
                .Select(member => member.Name),
            StringComparer.Ordinal);

    private bool Uses(IMethodSymbol method, INamedTypeSymbol type, HashSet<string> members) =>
        BodyOf(method) is { } body
            ? body.Descendants()
                .Any(operation =>
                    operation switch
                    {
                        IMemberReferenceOperation { Member: var member } => IsMember(member, type, members),
                        IInvocationOperation { TargetMethod: var called } => IsMember(called, type, members),
                        IDynamicMemberReferenceOperation { MemberName: var name } => members.Contains(name),
                        _ => false,
                    })
            : Names(method, members);

    /// <summary>Whether a member is one of a class, or may be overridden or implemented by one.</summary>
    private static bool IsMember(ISymbol member, INamedTypeSymbol type, HashSet<string> members) =>
        members.Contains(member.Name)
        && (member.IsAbstract
            || member.IsVirtual
            || SymbolEqualityComparer.Default.Equals(member.ContainingType.OriginalDefinition, type));

    private static bool Names(IMethodSymbol method, HashSet<string> members) =>
        method.DeclaringSyntaxReferences.Any(declaration =>
            declaration.GetSyntax().DescendantNodes()
                .Any(node => node is SimpleNameSyntax name && members.Contains(name.Identifier.ValueText)));
}
