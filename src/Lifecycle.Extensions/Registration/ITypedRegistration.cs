using System.Diagnostics.CodeAnalysis;

namespace Lifecycle;

/// <summary>
/// A registration that knows its types, for a caller that does not. Values and classes of other types are argument
/// errors.
/// </summary>
internal interface ITypedRegistration
{
    /// <summary>What is read of a plug-in: its constructors, and of its interfaces the payload it needs.</summary>
    const DynamicallyAccessedMemberTypes Members =
        DynamicallyAccessedMemberTypes.PublicConstructors | DynamicallyAccessedMemberTypes.Interfaces;

    LifecycleRegistration Registration { get; }

    /// <summary>The <see cref="StageMigrations{TStage, TSubject}"/> of the lifecycle.</summary>
    object Migrations { get; }

    void AddEntryCriterion([DynamicallyAccessedMembers(Members)] Type criterion, object entering);

    void AddEntryCriterion([DynamicallyAccessedMembers(Members)] Type criterion, object on, object from);

    void AddToStart([DynamicallyAccessedMembers(Members)] Type criterion);

    void AddToEveryTransition([DynamicallyAccessedMembers(Members)] Type criterion);

    void Replace([DynamicallyAccessedMembers(Members)] Type criterion, string id);

    /// <summary>The one registration by this definition.</summary>
    LifecycleRegistration<TDefinition> By<TDefinition>()
        where TDefinition : LifecycleDefinition;

    /// <summary>The exception for a call whose types are not those of the lifecycle.</summary>
    ArgumentException OtherTypes(string parameter);
}
