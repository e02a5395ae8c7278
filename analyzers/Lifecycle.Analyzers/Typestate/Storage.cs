using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>
/// Decides which variable an expression reads or writes. One object per body; not thread-safe.
/// </summary>
internal sealed class Storage(Vocabulary vocabulary, ApplicationCode application)
{
    /// <summary>
    /// What each flow capture stands for. Where control flow follows the target of an assignment, the flow graph
    /// captures the target first and assigns to the capture later.
    /// </summary>
    private readonly Dictionary<CaptureId, List<IOperation>> _captured = [];

    /// <summary>
    /// The variable that an expression reads: a local, a parameter, a flow capture, or a member of this object or of a
    /// type that only stores, or a member that returns such a field; <see langword="null"/> for any other expression.
    /// </summary>
    public object? Of(IOperation expression) => expression switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFlowCaptureReferenceOperation capture => capture.Id,
        IFieldReferenceOperation { Field: { RefKind: RefKind.None } field } own when IsOwn(own)
            && !application.MayRunHidden(own) => field,
        IPropertyReferenceOperation { Property: { IsIndexer: false } property } own when IsOwn(own)
            && vocabulary.IsInstance(property.Type)
            && ApplicationCode.IsStorage(property) => property,
        IPropertyReferenceOperation { Property: { IsIndexer: false } property } own when IsOwn(own) =>
            AliasOf(property, property.Type),
        IInvocationOperation { Arguments.IsEmpty: true, TargetMethod: var method } call
            when method.IsStatic || call.Instance is IInstanceReferenceOperation => AliasOf(method, method.ReturnType),
        _ => null,
    };

    /// <summary>The field whose instance a member returns, without running other code.</summary>
    private IFieldSymbol? AliasOf(ISymbol member, ITypeSymbol type) =>
        vocabulary.IsInstance(type) && Aliases.FieldOf(member) is { } field && !application.HasStaticConstructor(field)
            ? field
            : null;

    /// <summary>Records what a flow capture stands for.</summary>
    public void Capture(IFlowCaptureOperation capture)
    {
        if (!_captured.TryGetValue(capture.Id, out var values))
            _captured.Add(capture.Id, values = []);

        if (!values.Contains(capture.Value))
            values.Add(capture.Value);
    }

    /// <summary>The places that an assignment may write: several for a conditional reference.</summary>
    public IReadOnlyList<IOperation> Targets(IOperation target)
    {
        while (target is IDeclarationExpressionOperation declaration)
            target = declaration.Expression;

        return target is IFlowCaptureReferenceOperation { Id: var id } && _captured.TryGetValue(id, out var values)
            ? values
            : [target];
    }

    /// <summary>
    /// The variables that change with a target: the target itself, or the variable of a value type whose field it is.
    /// Another object may be this one, so the member of any object is the one of this object too.
    /// </summary>
    public IEnumerable<ISymbol> Changed(IOperation target)
    {
        foreach (var written in Targets(target))
        {
            var root = written;
            while (root is IFieldReferenceOperation { Instance: { Type.IsValueType: true } around })
                root = around;

            if (((root as IMemberReferenceOperation)?.Member ?? Of(root)) is ISymbol variable)
                yield return variable;
        }
    }

    private static bool IsOwn(IMemberReferenceOperation member) =>
        member.Member.IsStatic || member.Instance is IInstanceReferenceOperation;
}
