namespace Lifecycle;

/// <summary>
/// Code that works with definitions of any types, without reflection: <see cref="LifecycleDefinition.Accept"/> calls it
/// with the types of the definition.
/// </summary>
public interface ILifecycleVisitor
{
    /// <summary>Visits a definition.</summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <typeparam name="TSubject">The type of the subject.</typeparam>
    /// <param name="definition">The definition.</param>
    void Visit<TStage, TTrigger, TSubject>(LifecycleDefinition<TStage, TTrigger, TSubject> definition)
        where TStage : notnull
        where TTrigger : notnull;
}
