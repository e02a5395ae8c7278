using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Lifecycle.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifecycle.Analyzers;

/// <summary>
/// Finds all code that can use a member which holds, returns or is passed a machine and is not private. It searches for
/// the name of the member, so that only the code that contains it is bound. Thread-safe.
/// </summary>
internal sealed class MemberUses(Compilation compilation, StatelessSymbols symbols)
{
    private readonly ConcurrentDictionary<ISymbol, KnownMember?> _known = new(SymbolEqualityComparer.Default);
    private readonly Lazy<bool> _hasFriends = new(() => HasFriends(compilation));

    /// <summary>
    /// The uses of a member; <see langword="null"/> if code that is not known can use it: another assembly, or code
    /// that uses it through a base type or interface of another assembly, or through <c>dynamic</c>.
    /// </summary>
    public KnownMember? Of(ISymbol member) => _known.GetOrAdd(member.OriginalDefinition, each =>
        IsOfCompilation(each) ? Find(each) : null);

    /// <summary>
    /// Whether only this compilation uses a member. A test project that references a program is not regarded: whatever
    /// it adds to a machine, the program runs without.
    /// </summary>
    private bool IsOfCompilation(ISymbol member) =>
        IsApplication() || (AndTypesAround(member).Any(IsInternal) && !_hasFriends.Value);

    private static bool IsInternal(ISymbol symbol) =>
        symbol.DeclaredAccessibility
            is Accessibility.Private
                or Accessibility.Internal
                or Accessibility.ProtectedAndInternal;

    private static IEnumerable<ISymbol> AndTypesAround(ISymbol member)
    {
        for (var each = member; each is not null and not INamespaceSymbol; each = each.ContainingSymbol)
            yield return each;
    }

    private bool IsApplication() =>
        compilation.Options.OutputKind
            is OutputKind.ConsoleApplication
                or OutputKind.WindowsApplication
                or OutputKind.WindowsRuntimeApplication;

    /// <summary>Whether another assembly, which does not contain tests, sees the internal members.</summary>
    private static bool HasFriends(Compilation compilation) =>
        compilation.Assembly.GetAttributes().Any(each =>
            each.AttributeClass?.Name == "InternalsVisibleToAttribute"
            && each.ConstructorArguments is [var named]
            && named.Single() is string friend
            && friend.IndexOf("Test", StringComparison.OrdinalIgnoreCase) < 0
            && !friend.StartsWith("DynamicProxyGenAssembly2", StringComparison.Ordinal));

    [SuppressMessage(
        "MicrosoftCodeAnalysisCorrectness",
        "RS1030:Do not invoke Compilation.GetSemanticModel() method within a diagnostic analyzer",
        Justification = "Any file may use the member; only those that contain its name are bound.")]
    private KnownMember? Find(ISymbol member)
    {
        var (own, memberName) = (Machines.OutermostOf(member.ContainingType), NameOf(member));
        var declared = new List<ISymbol>();
        var used = new List<(ISymbol Member, INamedTypeSymbol User)>();
        foreach (var tree in compilation.SyntaxTrees.Where(each => MayContain(each, memberName)))
        {
            SemanticModel? model = null;
            foreach (var token in tree.GetRoot().DescendantTokens().Where(each =>
                each.IsKind(SyntaxKind.IdentifierToken)
                && each.ValueText == memberName
                && (member is IMethodSymbol || each.Parent is not GenericNameSyntax)))
            {
                model ??= compilation.GetSemanticModel(tree);
                if (token.Parent is not SimpleNameSyntax name)
                {
                    if (token.Parent is PropertyDeclarationSyntax or MethodDeclarationSyntax
                        && model.GetDeclaredSymbol(token.Parent) is { } other)
                        declared.Add(other);
                    continue;
                }

                if (IsWithin(own, token))
                    continue;

                var found = model.GetSymbolInfo(name);
                if (found.CandidateReason == CandidateReason.LateBound)
                    return null;

                var around = model.GetEnclosingSymbol(name.SpanStart);
                if ((around as INamedTypeSymbol ?? around?.ContainingType) is { } user)
                    used.AddRange(
                        found.CandidateSymbols.Insert(0, found.Symbol!)
                            .Where(each => each is not null)
                            .Select(each => (DefinitionOf(each), Machines.OutermostOf(user).OriginalDefinition)));
            }
        }

        var same = declared.Where(each => IsLike(each, member)).ToArray();
        ISymbol[] related = same.Any(IsDispatched) ? same : [member];
        return related.All(IsUsedByName)
            ? new(
                related,
                [.. used.Where(each => related.Contains(each.Member, SymbolEqualityComparer.Default))
                    .Select(each => each.User)
                    .Concat(related.Select(each => Machines.OutermostOf(each.ContainingType).OriginalDefinition))
                    .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)])
            : null;
    }

    private static bool IsWithin(INamedTypeSymbol type, SyntaxToken token) =>
        type.DeclaringSyntaxReferences.Any(part =>
            part.SyntaxTree == token.SyntaxTree && part.Span.Contains(token.Span));

    /// <summary>Whether a file contains a name, or escapes, which may stand for it.</summary>
    private static bool MayContain(SyntaxTree tree, string name)
    {
        var text = tree.GetText().ToString();
        return text.IndexOf(name, StringComparison.Ordinal) >= 0
            || text.IndexOf("\\u", StringComparison.OrdinalIgnoreCase) >= 0;
    }

    /// <summary>The name of a member, without that of the interface which it implements explicitly.</summary>
    private static string NameOf(ISymbol member) => ImplementedBy(member)?.Name ?? member.Name;

    private static ISymbol? ImplementedBy(ISymbol member) => member switch
    {
        IPropertySymbol property => property.ExplicitInterfaceImplementations.FirstOrDefault(),
        IMethodSymbol method => method.ExplicitInterfaceImplementations.FirstOrDefault(),
        _ => null,
    };

    /// <summary>Whether only the type of a member can use it.</summary>
    public static bool IsPrivate(ISymbol member) =>
        member.DeclaredAccessibility == Accessibility.Private && ImplementedBy(member) is null;

    private static ISymbol DefinitionOf(ISymbol symbol) =>
        (symbol is IMethodSymbol { ReducedFrom: { } extension } ? extension : symbol).OriginalDefinition;

    /// <summary>
    /// Whether a member can implement or override another, or be implemented or overridden by it, also in a derived
    /// type or by a member that a derived type inherits.
    /// </summary>
    private static bool IsLike(ISymbol one, ISymbol other) =>
        SymbolEqualityComparer.Default.Equals(one, other)
        || (one, other) switch
        {
            (IPropertySymbol left, IPropertySymbol right) => IsLike(left.Type, right.Type),
            (IMethodSymbol left, IMethodSymbol right) => left.Parameters.Length == right.Parameters.Length
                && (IsLike(left.ReturnType, right.ReturnType)
                    && left.Parameters.Zip(right.Parameters, (of, to) => IsLike(of.Type, to.Type)).All(like => like)),
            _ => false,
        };

    private static bool IsLike(ITypeSymbol left, ITypeSymbol right) =>
        SymbolEqualityComparer.Default.Equals(left, right)
        || left is ITypeParameterSymbol
        || right is ITypeParameterSymbol
        || (left is INamedTypeSymbol { IsGenericType: true } && SymbolEqualityComparer.Default.Equals(
            left.OriginalDefinition,
            right.OriginalDefinition));

    private static bool IsDispatched(ISymbol member) =>
        member.IsVirtual
        || member.IsAbstract
        || member.IsOverride
        || member.ContainingType.TypeKind == TypeKind.Interface;

    /// <summary>Whether code can use a member only by its name, or that of a related member.</summary>
    private bool IsUsedByName(ISymbol member) =>
        IsOfCompilation(member)
        && member
            is IFieldSymbol
                or IPropertySymbol { IsIndexer: false }
                or IMethodSymbol
            {
                MethodKind: MethodKind.Ordinary
                        or MethodKind.LocalFunction
                        or MethodKind.ExplicitInterfaceImplementation
            }
        && !member.IsExtern
        && member.DeclaringSyntaxReferences is [var declared]
        && declared.GetSyntax() is not ParameterSyntax
        && !IsGeneral(member)
        && RelatedTo(member).All(each => !each.DeclaringSyntaxReferences.IsEmpty && !IsGeneral(each));

    /// <summary>Whether the type of a member is a type parameter, which stands for other types as well.</summary>
    private bool IsGeneral(ISymbol member) => member.OriginalDefinition switch
    {
        IPropertySymbol property => property.Type is ITypeParameterSymbol,
        IMethodSymbol method => method.ReturnType is ITypeParameterSymbol
            || method.Parameters.Any(each => each.Type is ITypeParameterSymbol),
        _ => !symbols.IsMachine((member as IFieldSymbol)?.Type),
    };

    /// <summary>The members that a member overrides or implements.</summary>
    private static IEnumerable<ISymbol> RelatedTo(ISymbol member)
    {
        var overridden = member switch
        {
            IPropertySymbol property => (ISymbol?)property.OverriddenProperty,
            IMethodSymbol method => method.OverriddenMethod,
            _ => null,
        };
        var implemented = member.ContainingType.TypeKind == TypeKind.Interface
            ? []
            : member.ContainingType.AllInterfaces
                .SelectMany(each => each.GetMembers().Where(one => one is IPropertySymbol or IMethodSymbol))
                .Where(each => SymbolEqualityComparer.Default.Equals(
                    member.ContainingType.FindImplementationForInterfaceMember(each),
                    member));
        return overridden is null ? implemented : implemented.Append(overridden);
    }
}
