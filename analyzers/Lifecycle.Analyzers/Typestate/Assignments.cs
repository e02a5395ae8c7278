using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>Assignments to variables, and to places that the engine does not track.</summary>
internal sealed class Assignments(
    Memory memory,
    Interference interference,
    Storage storage,
    ObjectMembers objectMembers,
    Interpreter interpreter
)
{
    public Value? Assign(ISimpleAssignmentOperation assignment)
    {
        var variable = Variable(assignment.Target);
        if (variable is null)
            EvaluateTarget(assignment.Target);

        var value = interpreter.Evaluate(assignment.Value);
        Write(assignment.Target, variable, value);
        return value;
    }

    public Value? Deconstruct(IDeconstructionAssignmentOperation deconstruction)
    {
        var value = deconstruction.Value;
        while (value is IConversionOperation { OperatorMethod: null } conversion)
            value = conversion.Operand;

        var target = deconstruction.Target is IDeclarationExpressionOperation declared
            ? declared.Expression
            : deconstruction.Target;
        if (value is ITupleOperation tuple
            && target is ITupleOperation targets
            && tuple.Elements.Length == targets.Elements.Length)
        {
            DeconstructTuple(targets, tuple);
            return null;
        }

        var written = interpreter.Evaluate(deconstruction.Value);
        if (written is TupleValue { Elements: var elements }
            && target is ITupleOperation into
            && elements.Length == into.Elements.Length)
        {
            for (var index = 0; index < elements.Length && memory.State is not null; index++)
                WriteElement(Declared(into.Elements[index]), elements[index]);

            return null;
        }

        memory.Escape(written);
        if (deconstruction.Value.Type is not { IsTupleType: true })
            interference.RunApplicationCode();

        foreach (var each in target.DescendantsAndSelf())
            Forget(each);

        return null;
    }

    /// <summary>All elements are evaluated before any is assigned, so two variables can swap their instances.</summary>
    private void DeconstructTuple(ITupleOperation targets, ITupleOperation tuple)
    {
        foreach (var target in targets.Elements.Where(target => Variable(Declared(target)) is null))
            EvaluateTarget(Declared(target));

        var values = memory.Together(tuple.Elements, interpreter.Evaluate);
        for (var index = 0; index < values.Length && memory.State is not null; index++)
            WriteElement(Declared(targets.Elements[index]), values[index]);
    }

    private void WriteElement(IOperation target, Value? value)
    {
        if (target is ITupleOperation nested)
        {
            memory.Escape(value);
            foreach (var written in nested.DescendantsAndSelf())
                Forget(written);
        }
        else
        {
            Write(target, Variable(target), value);
        }
    }

    private static IOperation Declared(IOperation target) =>
        target is IDeclarationExpressionOperation declaration ? declaration.Expression : target;

    private void Forget(IOperation target)
    {
        interference.Forget(target);
        if (target is IPropertyReferenceOperation { Property: var property }
            && interference.Application.MayRun(property, isWritten: true))
            interference.RunApplicationCode();
    }

    private void Write(IOperation target, object? variable, Value? value)
    {
        if (variable is ISymbol or MemberPath)
        {
            if (memory.State is not null && variable is not ILocalSymbol)
                interference.ForgetAliases();
            memory.Bind(variable, value);
            return;
        }

        if (variable is not null)
            return;

        memory.Escape(value);
        foreach (var written in storage.Targets(target))
        {
            if (memory.State is null)
                return;

            interference.Forget(written);
            if (written is IPropertyReferenceOperation { Property: var property }
                ? interference.Application.MayRun(property, isWritten: true)
                : written is IDynamicMemberReferenceOperation or IDynamicIndexerAccessOperation)
                interference.RunApplicationCode();
        }
    }

    /// <summary>Evaluates what a target is a member or an element of. The target itself is not read.</summary>
    private void EvaluateTarget(IOperation target)
    {
        foreach (var child in target.ChildOperations)
        {
            if (interpreter.Evaluate(child) is var value and not ObjectValue)
                memory.Escape(value);
        }
    }

    /// <summary>
    /// The variable that a target writes; <see langword="null"/> for a place that is not tracked. A discard counts as a
    /// variable, because nothing escapes into it.
    /// </summary>
    private object? Variable(IOperation target) => target switch
    {
        IDiscardOperation => typeof(IDiscardOperation),
        IFlowCaptureReferenceOperation when storage.Targets(target) is [var written] && written != target =>
            Variable(written),
        ILocalReferenceOperation { IsDeclaration: false, Local.IsRef: true } => null,
        IParameterReferenceOperation { Parameter.RefKind: not RefKind.None } => null,
        IFlowCaptureReferenceOperation => null,
        _ => storage.Of(target) ?? objectMembers.Of(target),
    };
}
