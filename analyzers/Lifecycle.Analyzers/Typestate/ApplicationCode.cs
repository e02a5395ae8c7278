using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>
/// Decides whether an operation may run code that fires instances: code of the application, on this thread or, while
/// this one waits, on another.
/// </summary>
internal sealed class ApplicationCode(Vocabulary vocabulary)
{
    /// <summary>
    /// Whether a method may run application code: it is application code, an override or implementation may be, or a
    /// delegate that it calls.
    /// </summary>
    public bool MayRun(IMethodSymbol method) =>
        vocabulary.MayFire(method)
        || method.IsAbstract
        || method.IsVirtual
        || method is { IsOverride: true, ContainingType.IsSealed: false }
        || method.ContainingType?.TypeKind is TypeKind.Delegate or TypeKind.Dynamic
        || method.Parameters.Any(parameter => parameter.Type.TypeKind == TypeKind.Delegate)
        || Waiting.Waits(method);

    /// <summary>
    /// Whether a call may run application code. A method of the framework may call members of its arguments.
    /// </summary>
    public bool MayRun(IMethodSymbol method, IOperation? receiver, IEnumerable<IArgumentOperation> arguments) =>
        MayRun(method) || MayRun(receiver?.Type) || arguments.Any(each => MayRun(each.Value));

    /// <summary>Whether the getter of a property, or its setter, may run application code.</summary>
    public bool MayRun(IPropertySymbol property, bool isWritten) =>
        !IsStorage(property)
        && (isWritten ? property.SetMethod : property.GetMethod) is { } accessor
        && (MayRun(accessor) || Framework.Is(property.ContainingType, "System", "Lazy"));

    /// <summary>Whether an operation without a call in source runs application code.</summary>
    public bool MayRunHidden(IOperation operation) => operation switch
    {
        IBinaryOperation { OperatorMethod: { } method } => MayRun(method),
        IBinaryOperation { Type.SpecialType: SpecialType.System_String } text =>
            MayRun(text.LeftOperand) || MayRun(text.RightOperand),
        IUnaryOperation { OperatorMethod: { } method } => MayRun(method),
        IIncrementOrDecrementOperation increment => IsRun(increment.OperatorMethod) || IsWrite(increment.Target),
        ICompoundAssignmentOperation compound => IsRun(compound.OperatorMethod)
            || IsRun(compound.InConversion.MethodSymbol)
            || IsRun(compound.OutConversion.MethodSymbol)
            || (compound.Type?.SpecialType == SpecialType.System_String && MayRun(compound.Value))
            || IsWrite(compound.Target),
        IConversionOperation { OperatorMethod: { } method } => MayRun(method),
        IEventAssignmentOperation { EventReference: IEventReferenceOperation { Event: var changed } } =>
            changed.IsAbstract || changed.IsVirtual || changed.IsOverride || !IsFieldLike(changed),
        IInterpolationOperation interpolation => MayRun(interpolation.Expression),
        ITupleBinaryOperation tuple => MayRun(tuple.LeftOperand.Type) || MayRun(tuple.RightOperand.Type),
        IFieldReferenceOperation { Field: { IsConst: false } field } => HasStaticConstructor(field),
        IDynamicInvocationOperation
        or IDynamicMemberReferenceOperation
        or IDynamicIndexerAccessOperation
        or IDynamicObjectCreationOperation
        or IInterpolatedStringHandlerCreationOperation
        or ITypeParameterObjectCreationOperation
        or IWithOperation
        or IFunctionPointerInvocationOperation
        or IImplicitIndexerReferenceOperation
        or IInvalidOperation => true,

        // The oldest supported Roslyn has no operation kind for collection expressions.
        { Syntax: CollectionExpressionSyntax, Type: not IArrayTypeSymbol } => MayRun(operation.Type),
        _ => false,
    };

    /// <summary>Whether a pattern runs application code: a getter, an indexer or a <c>Deconstruct</c>.</summary>
    public bool MayRunHidden(IPatternOperation pattern) =>
        pattern
            .DescendantsAndSelf()
            .Any(each =>
                each switch
                {
                    IRecursivePatternOperation { DeconstructSymbol: IMethodSymbol method } => MayRun(method),
                    IPropertyReferenceOperation { Property: var property } => MayRun(property, isWritten: false),
                    IListPatternOperation list => MayRun(list.InputType),
                    _ => false,
                });

    /// <summary>Whether values of a type have members that application code implements.</summary>
    public bool MayRun(ITypeSymbol? type) => type switch
    {
        null or { TypeKind: TypeKind.Enum } => false,
        { SpecialType: not SpecialType.None and not SpecialType.System_Object and var special }
            when special is not (>= SpecialType.System_Collections_IEnumerable
                and <= SpecialType.System_Collections_Generic_IReadOnlyCollection_T) => false,
        IArrayTypeSymbol array => MayRun(array.ElementType),
        INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } named
            when named.SpecialType != SpecialType.System_Object => !vocabulary.IsInstance(named)
            && (vocabulary.IsApplication(named.ContainingAssembly) || named.TypeArguments.Any(MayRun)),
        _ => true,
    };

    private bool MayRun(IOperation value) =>
        Unwrapped.Expression(value) is { ConstantValue.HasValue: false } plain && MayRun(plain.Type);

    private bool IsRun(IMethodSymbol? method) => method is not null && MayRun(method);

    private bool IsWrite(IOperation target) =>
        target is IPropertyReferenceOperation { Property: var property } && MayRun(property, isWritten: true);

    /// <summary>Whether a property is declared in source, cannot be overridden, and has no accessor body.</summary>
    public static bool IsStorage(IPropertySymbol property) =>
        property is { IsVirtual: false, IsAbstract: false, IsOverride: false, DeclaringSyntaxReferences.Length: > 0 }
        && property.ContainingType.TypeKind != TypeKind.Interface
        && property.DeclaringSyntaxReferences.All(reference =>
            reference.GetSyntax() switch
            {
                // The other part of a partial property has its code.
                PropertyDeclarationSyntax declared => !declared.Modifiers.Any(SyntaxKind.PartialKeyword)
                    && declared.ExpressionBody is null
                    && declared.AccessorList?.Accessors.All(each =>
                        each is { Body: null, ExpressionBody: null }) == true,
                IndexerDeclarationSyntax => false,
                _ => true,
            });

    private static bool IsFieldLike(IEventSymbol changed) =>
        changed.DeclaringSyntaxReferences is [var reference]
            ? reference.GetSyntax() is VariableDeclaratorSyntax
            : changed.AddMethod?.IsImplicitlyDeclared == true;

    /// <summary>Whether the first use of a static field runs a constructor of the application.</summary>
    public bool HasStaticConstructor(IFieldSymbol field) =>
        field.IsStatic
        && field.ContainingType.StaticConstructors.Any(each => !each.IsImplicitlyDeclared)
        && vocabulary.IsApplication(field.ContainingType.ContainingAssembly);
}
