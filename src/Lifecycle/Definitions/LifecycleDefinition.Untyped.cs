namespace Lifecycle;

/// <summary>
/// What is known of a lifecycle definition without its types: for registries, health checks and other code that deals
/// with definitions of any kind. Authors derive from <see cref="LifecycleDefinition{TStage, TTrigger, TSubject}"/>.
/// </summary>
public abstract class LifecycleDefinition
{
    private protected LifecycleDefinition()
    {
    }

    /// <summary>The name of the definition: of its type, unless it says otherwise.</summary>
    public virtual string Name => GetType().Name;

    /// <summary>
    /// Which revision of the lifecycle the definition is, for instances that are stored: at least 1, and 1 unless it
    /// says otherwise. Count it up when stages go or change their meaning, and declare what becomes of instances that
    /// stand in them.
    /// </summary>
    public virtual int Revision => 1;

    /// <summary>Looks for what is probably not meant: stages nothing reaches, dead ends, and the like.</summary>
    /// <exception cref="DefinitionException">The definition has faults.</exception>
    public abstract VerificationReport Verify();

    /// <summary>Hands the definition, with its types, to code that works with any.</summary>
    /// <param name="visitor">That code.</param>
    public abstract void Accept(ILifecycleVisitor visitor);
}
