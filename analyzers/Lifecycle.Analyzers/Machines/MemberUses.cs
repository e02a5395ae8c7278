using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifecycle.Analyzers;

/// <summary>
/// Finds all code that can use a member which holds or returns a machine and is not private. It searches for the name
/// of the member, so that only the code that contains it is bound. Thread-safe.
/// </summary>
internal sealed class MemberUses(Compilation compilation, StatelessSymbols symbols)
{
    private readonly ConcurrentDictionary<ISymbol, IReadOnlyList<INamedTypeSymbol>?> _users =
        new(SymbolEqualityComparer.Default);

    private readonly Lazy<bool> _isOnlyUsedHere = new(() => IsApplication(compilation) || !HasFriends(compilation));

    /// <summary>
    /// The outermost types, beside its own, that use a member; <see langword="null"/> if code that is not known can use
    /// it: another assembly, or code that uses it through a base type, an interface or <c>dynamic</c>.
    /// </summary>
    public IReadOnlyList<INamedTypeSymbol>? Of(ISymbol member) => _users.GetOrAdd(member.OriginalDefinition, each =>
        IsOfCompilation(each) && IsUsedByName(each) ? Find(each) : null);

    /// <summary>
    /// Whether only this compilation uses a member. A test project that references a program is not regarded: whatever
    /// it adds to a machine, the program runs without.
    /// </summary>
    private bool IsOfCompilation(ISymbol member) =>
        IsApplication(compilation)
        || (_isOnlyUsedHere.Value && AndTypesAround(member).Any(each =>
            each.DeclaredAccessibility is Accessibility.Private
                or Accessibility.Internal
                or Accessibility.ProtectedAndInternal));

    private static IEnumerable<ISymbol> AndTypesAround(ISymbol member)
    {
        for (var each = member; each is not null and not INamespaceSymbol; each = each.ContainingSymbol)
            yield return each;
    }

    private static bool IsApplication(Compilation compilation) =>
        compilation.Options.OutputKind
            is OutputKind.ConsoleApplication
                or OutputKind.WindowsApplication
                or OutputKind.WindowsRuntimeApplication;

    /// <summary>Whether another assembly, which does not contain tests, sees the internal members.</summary>
    private static bool HasFriends(Compilation compilation) =>
        compilation.Assembly.GetAttributes().Any(each =>
            each.AttributeClass?.Name == "InternalsVisibleToAttribute"
            && each.ConstructorArguments is [{ Value: string friend }]
            && friend.IndexOf("Test", StringComparison.OrdinalIgnoreCase) < 0
            && !friend.StartsWith("DynamicProxyGenAssembly2", StringComparison.Ordinal));

    /// <summary>Whether code can use a member only by its name.</summary>
    private static bool IsUsedByName(ISymbol member) =>
        member
            is IFieldSymbol
                or IPropertySymbol { IsIndexer: false, ExplicitInterfaceImplementations.IsEmpty: true }
                or IMethodSymbol { MethodKind: MethodKind.Ordinary, ExplicitInterfaceImplementations.IsEmpty: true }
        && member is { IsVirtual: false, IsAbstract: false, IsOverride: false, IsExtern: false }
        && member.ContainingType.TypeKind is TypeKind.Class or TypeKind.Struct
        && member.DeclaringSyntaxReferences is [var declared]
        && declared.GetSyntax() is not ParameterSyntax
        && !member.ContainingType.AllInterfaces
            .SelectMany(each => each.GetMembers(member.Name))
            .Any(each => SymbolEqualityComparer.Default.Equals(
                member.ContainingType.FindImplementationForInterfaceMember(each),
                member));

    [SuppressMessage(
        "MicrosoftCodeAnalysisCorrectness",
        "RS1030:Do not invoke Compilation.GetSemanticModel() method within a diagnostic analyzer",
        Justification = "Any file may use the member; only those that contain its name are bound.")]
    private INamedTypeSymbol[]? Find(ISymbol member)
    {
        var own = Machines.OutermostOf(member.ContainingType);
        var users = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        foreach (var tree in compilation.SyntaxTrees.Where(each => MayName(each, member)))
        {
            SemanticModel? model = null;
            foreach (var token in tree.GetRoot().DescendantTokens().Where(each => IsNameOf(each, member)))
            {
                if (own.DeclaringSyntaxReferences.Any(part =>
                        part.SyntaxTree == tree && part.Span.Contains(token.Span)))
                    continue;

                model ??= compilation.GetSemanticModel(tree);
                if (token.Parent is SimpleNameSyntax name)
                {
                    var found = model.GetSymbolInfo(name);
                    if (found.CandidateReason == CandidateReason.LateBound)
                        return null;

                    if (!found.CandidateSymbols.Insert(0, found.Symbol!).Any(each => IsSame(each, member)))
                        continue;

                    var around = model.GetEnclosingSymbol(name.SpanStart);
                    if ((around as INamedTypeSymbol ?? around?.ContainingType) is { } type)
                        users.Add(Machines.OutermostOf(type).OriginalDefinition);
                }
                else if (token.Parent is { Parent: InterfaceDeclarationSyntax } declared
                    && TypeOf(model.GetDeclaredSymbol(declared)) is { } type
                    && (symbols.IsMachine(type) || type is ITypeParameterSymbol))
                    return null;
            }
        }

        users.Remove(own);
        return users.ToArray();
    }

    /// <summary>Whether the text of a file contains the name of a member, or escapes, which may stand for it.</summary>
    private static bool MayName(SyntaxTree tree, ISymbol member)
    {
        var text = tree.GetText().ToString();
        return text.IndexOf(member.Name, StringComparison.Ordinal) >= 0
            || text.IndexOf("\\u", StringComparison.OrdinalIgnoreCase) >= 0;
    }

    /// <summary>
    /// Whether a token may be the name of a member. A name with type arguments is a method's or a type's.
    /// </summary>
    private static bool IsNameOf(SyntaxToken token, ISymbol member) =>
        token.IsKind(SyntaxKind.IdentifierToken)
        && token.ValueText == member.Name
        && (member is IMethodSymbol || token.Parent is not GenericNameSyntax);

    private static bool IsSame(ISymbol? symbol, ISymbol member) =>
        SymbolEqualityComparer.Default.Equals(
            (symbol is IMethodSymbol { ReducedFrom: { } extension } ? extension : symbol)?.OriginalDefinition,
            member);

    private static ITypeSymbol? TypeOf(ISymbol? member) => member switch
    {
        IPropertySymbol property => property.Type,
        IMethodSymbol method => method.ReturnType,
        _ => null,
    };
}
