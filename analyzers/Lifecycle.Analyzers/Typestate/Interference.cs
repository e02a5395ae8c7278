using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>
/// What other code may do to the memory: fire the instances that it can reach, and write members of this object.
/// </summary>
internal sealed class Interference(
    Memory memory,
    ApplicationCode application,
    Wrappers wrappers,
    StableMembers stable,
    Storage storage
)
{
    public ApplicationCode Application => application;

    /// <summary>A call runs. Any call may fire an instance that a nested function captures.</summary>
    public void Call(
        IMethodSymbol method,
        IOperation? receiver,
        IEnumerable<IArgumentOperation> arguments,
        object? except = null)
    {
        if (memory.State is null)
            return;

        if (application.MayRun(method, receiver, arguments))
            RunApplicationCode(except);
        else
            memory.CloseOver(Sharing.Captured, except);

        foreach (var written in arguments.Where(each => each.Parameter?.RefKind is RefKind.Out or RefKind.Ref))
            Forget(written.Value);
    }

    /// <summary>
    /// A variable is written. Behind a reference it may be any member, and a structure may write itself.
    /// </summary>
    public void Forget(IOperation target)
    {
        foreach (var variable in storage.Changed(target))
            memory.Forget(variable);

        ForgetAliases();
        if (storage.Targets(target).Any(IsReference))
            RunApplicationCode();

        if (storage.Targets(target).Any(each => each is IInstanceReferenceOperation))
        {
            foreach (var member in memory.State?.Variables.Keys.Where(MemberVariables.Contain).ToArray() ?? [])
                memory.Forget(member);
        }
    }

    /// <summary>A variable is written, and a reference may be another name of it.</summary>
    public void ForgetAliases()
    {
        foreach (var reference in memory.State?.Variables.Keys.Where(MemberVariables.MayAlias).ToArray() ?? [])
            memory.Forget(reference);
    }

    /// <summary>Whether a target is a reference to something that may be an instance or hold one.</summary>
    private static bool IsReference(IOperation target) =>
        target
            is IPropertyReferenceOperation { Property.RefKind: not RefKind.None }
                or IFieldReferenceOperation { Field.RefKind: not RefKind.None }
                or IParameterReferenceOperation { Parameter.RefKind: not RefKind.None }
                or IInvocationOperation { TargetMethod.RefKind: not RefKind.None }
        && target.Type is { SpecialType: SpecialType.None, TypeKind: not TypeKind.Enum };

    /// <summary>Application code runs, on this thread, or on others while this one waits.</summary>
    public void RunApplicationCode(params object?[] except)
    {
        if (memory.State is not { } state)
            return;

        memory.CloseOver(Sharing.Shared, except);
        foreach (var member in state.Variables.Keys.OfType<ISymbol>().Where(MayBeReplaced).ToArray())
            memory.Forget(member);
    }

    /// <summary>The field of a wrapper is written only during construction.</summary>
    private bool MayBeReplaced(ISymbol variable) =>
        MemberVariables.MayAlias(variable)
        || (MemberVariables.Contain(variable)
            && !stable.Contain(variable)
            && !SymbolEqualityComparer.Default.Equals(wrappers.FieldOf(variable.ContainingType), variable));
}
