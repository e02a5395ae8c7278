using System.Collections.Concurrent;
using Lifecycle.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>Decides whether the callbacks of a machine may fire a machine. Thread-safe.</summary>
internal sealed class MachineCallbacks(Compilation compilation, StatelessSymbols symbols)
{
    private const int MaxDepth = 4;

    private readonly ConcurrentDictionary<IMethodSymbol, IOperation?> _bodies = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IOperation, bool> _mayFire = new();

    /// <summary>Whether any function passed to a call may fire.</summary>
    public bool MayFire(IOperation call) => _mayFire.GetOrAdd(call, Judge);

    private bool Judge(IOperation call) =>
        call is IInvocationOperation { Arguments: var arguments }
        && arguments.Any(argument =>
            argument.Parameter?.Type.TypeKind is TypeKind.Delegate or TypeKind.Array
            && argument.ArgumentKind != ArgumentKind.DefaultValue
            && !IsGuard(argument)
            && MayFire(argument, MaxDepth));

    /// <summary>Guards also run for queries such as <c>CanFire</c>; a guard that fires is not modelled.</summary>
    private static bool IsGuard(IArgumentOperation argument) => argument.Parameter?.Name is "guard" or "guards";

    private bool MayFire(IArgumentOperation argument, int depth) => Unwrapped.Delegate(argument.Value) switch
    {
        IAnonymousFunctionOperation function => DoesFire(function.Body, depth),
        IMethodReferenceOperation reference => MayFire(reference.Method, reference.IsVirtual, depth),
        _ => argument.Value.ConstantValue is not { HasValue: true, Value: null },
    };

    private bool DoesFire(IOperation body, int depth) =>
        body.Descendants()
            .Any(operation =>
                operation switch
                {
                    IInvocationOperation call when symbols.IsMachine(call.TargetMethod.ContainingType) =>
                        call.TargetMethod.Name
                            is "Fire"
                                or "FireAsync"
                                or "Activate"
                                or "ActivateAsync"
                                or "Deactivate"
                                or "DeactivateAsync",
                    IInvocationOperation { TargetMethod.ContainingType.TypeKind: TypeKind.Delegate } => true,
                    IInvocationOperation call => MayFire(call.TargetMethod, call.IsVirtual, depth),
                    IMethodReferenceOperation reference => symbols.IsMachine(reference.Method.ContainingType)
                        || MayFire(reference.Method, reference.IsVirtual, depth),
                    IPropertyReferenceOperation property => MayFire(
                        property.Property.GetMethod,
                        IsDispatched(property),
                        depth) || MayFire(property.Property.SetMethod, IsDispatched(property), depth),
                    IObjectCreationOperation creation => creation.Arguments.Any(argument =>
                        argument.Value is IInstanceReferenceOperation or IDelegateCreationOperation),
                    IDynamicInvocationOperation => true,
                    _ => false,
                });

    private bool MayFire(IMethodSymbol? method, bool isVirtual, int depth)
    {
        if (method is null)
            return false;

        if (!SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, compilation.Assembly))
            return ForeignCode.MayCallBack(method, isVirtual);

        if (isVirtual || method.IsAbstract || depth == 0)
            return true;

        if (method.IsImplicitlyDeclared || IsAutomatic(method))
            return false;

        return _bodies.GetOrAdd(method.OriginalDefinition, BodyOf) is not { } body || DoesFire(body, depth - 1);
    }

    /// <summary>
    /// The methods that the callbacks in some calls run, directly or indirectly; <see langword="null"/> if they may run
    /// any method, through a delegate or an overridable method.
    /// </summary>
    public ISet<ISymbol>? MethodsRunBy(IEnumerable<IInvocationOperation> calls)
    {
        var methods = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var work = new Queue<IOperation>(calls.SelectMany(call => call.Arguments));
        while (work.Count > 0)
        {
            foreach (var operation in work.Dequeue().DescendantsAndSelf())
            {
                var called = operation switch
                {
                    IInvocationOperation call => call.TargetMethod,
                    IMethodReferenceOperation reference => reference.Method,
                    _ => null,
                };
                if (called is null || symbols.IsMachine(called.ContainingType))
                    continue;

                if (called.ContainingType.TypeKind == TypeKind.Delegate)
                    return null;

                if (!SymbolEqualityComparer.Default.Equals(called.ContainingAssembly, compilation.Assembly))
                    continue;

                if (called.IsVirtual || called.IsAbstract || called.IsOverride)
                    return null;

                if (methods.Add(called.OriginalDefinition)
                    && _bodies.GetOrAdd(called.OriginalDefinition, BodyOf) is { } body)
                    work.Enqueue(body);
            }
        }

        return methods;
    }

    private static bool IsDispatched(IPropertyReferenceOperation property) =>
        property.Property is { IsVirtual: true } or { IsAbstract: true }
        && property.Instance is not IInstanceReferenceOperation { Syntax: BaseExpressionSyntax };

    private static bool IsAutomatic(IMethodSymbol accessor) =>
        accessor.AssociatedSymbol is IPropertySymbol property
        && property
            .ContainingType.GetMembers()
            .Any(member =>
                member is IFieldSymbol field && SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property)
            );

    private IOperation? BodyOf(IMethodSymbol method) =>
        method.DeclaringSyntaxReferences is [var reference]
        && reference.GetSyntax() is var syntax
        && syntax
            is BaseMethodDeclarationSyntax
                or LocalFunctionStatementSyntax
                or AccessorDeclarationSyntax
                or ArrowExpressionClauseSyntax
            ? OwnSource.ModelOf(compilation, syntax.SyntaxTree)?.GetOperation(syntax)
            : null;
}
