using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>Collects the uses of machine variables from operations.</summary>
internal sealed class MachineUses(StatelessSymbols symbols)
{
    public List<(ISymbol Variable, IOperation Reference)> References { get; } = [];

    public List<(ISymbol Variable, IOperation Value)> Values { get; } = [];

    /// <summary>The calls of methods of the compilation, and the references to them.</summary>
    public List<(ISymbol Method, IOperation Call)> Calls { get; } = [];

    /// <summary>The machines that functions return.</summary>
    public List<(ISymbol Function, IOperation Value)> Returns { get; } = [];

    /// <summary>The machines that are created.</summary>
    public List<IObjectCreationOperation> Creations { get; } = [];

    public void Add(IOperation operation)
    {
        switch (operation)
        {
            case IObjectCreationOperation creation when symbols.IsMachine(creation.Type):
                Creations.Add(creation);
                break;
            case ILocalReferenceOperation
            or IParameterReferenceOperation
            or IFieldReferenceOperation
            or IPropertyReferenceOperation:
                if (IsOfInterest(operation.Type) && VariableOf(operation) is { } variable)
                    References.Add((variable, operation));
                break;
            case IVariableDeclaratorOperation { Symbol: { IsRef: false } local } declarator
                when declarator.GetVariableInitializer() is { } initializer:
                if (IsOfInterest(local.Type))
                    Values.Add((local, initializer.Value));
                break;
            case IFieldInitializerOperation initializer:
                Values.AddRange(
                    initializer
                        .InitializedFields.Where(field => IsOfInterest(field.Type))
                        .Select(field => ((ISymbol)field, initializer.Value)));
                break;
            case IPropertyInitializerOperation initializer:
                Values.AddRange(
                    initializer
                        .InitializedProperties.Where(property => IsOfInterest(property.Type))
                        .Select(property => ((ISymbol)property, initializer.Value)));
                break;
            case IDeconstructionAssignmentOperation deconstruction:
                AddUnknown(deconstruction.Target.DescendantsAndSelf(), deconstruction);
                break;
            case IAssignmentOperation assignment:
                // The value of a compound assignment is unknown.
                AddAssigned(
                    assignment.Target,
                    assignment is ISimpleAssignmentOperation { IsRef: false } or ICoalesceAssignmentOperation
                        ? assignment.Value
                        : assignment);
                break;
            case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument:
                AddUnknown([argument.Value], argument);
                break;
            case IInvocationOperation { TargetMethod: { DeclaringSyntaxReferences.Length: > 0 } called }:
                Calls.Add((called.OriginalDefinition, operation));
                break;
            case IMethodReferenceOperation { Method: { DeclaringSyntaxReferences.Length: > 0 } method }:
                Calls.Add((method.OriginalDefinition, operation));
                break;
            case IReturnOperation { ReturnedValue: { } value }
                when symbols.IsMachine(value.Type) && MachineScope.FunctionAround(value) is { } function:
                Returns.Add((function.OriginalDefinition, value));
                break;
        }
    }

    private void AddAssigned(IOperation target, IOperation value)
    {
        if (IsOfInterest(target.Type) && VariableOf(target) is { } assigned)
            Values.Add((assigned, value));
    }

    private void AddUnknown(IEnumerable<IOperation> targets, IOperation value)
    {
        foreach (var target in targets)
            AddAssigned(target, value);
    }

    private bool IsOfInterest(ITypeSymbol? type) =>
        symbols.IsMachine(type) || symbols.IsConfiguration(type) || symbols.IsParameterized(type);

    private static ISymbol? VariableOf(IOperation reference) => reference switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter.OriginalDefinition,
        IFieldReferenceOperation field => field.Field.OriginalDefinition,
        IPropertyReferenceOperation property => property.Property.OriginalDefinition,
        _ => null,
    };
}
