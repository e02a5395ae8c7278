namespace Lifecycle;

/// <summary>
/// A lifecycle definition without its types: for registries, health checks and other code that handles definitions of
/// any types. Authors derive from <see cref="LifecycleDefinition{TStage, TTrigger, TSubject}"/>.
/// </summary>
public abstract class LifecycleDefinition
{
    private protected LifecycleDefinition()
    {
    }

    /// <summary>The name of the lifecycle. Default: the name of the definition's type.</summary>
    public virtual string Name => GetType().Name;

    /// <summary>
    /// The revision of the definition, recorded with stored instances; at least 1. Default: 1. Increment it when stages
    /// are removed or change their meaning, and declare a migration for instances in them.
    /// </summary>
    public virtual int Revision => 1;

    /// <summary>
    /// Finds probable mistakes: unreachable stages, dead ends, traps, triggers that never fire, and more.
    /// </summary>
    /// <exception cref="DefinitionException">The definition has faults.</exception>
    public abstract VerificationReport Verify();

    /// <summary>
    /// Finds criterion and action classes that services cannot make, without making an object. What the services cannot
    /// tell is not found: they need an <see cref="IServiceActivator"/>.
    /// </summary>
    /// <param name="services">The services of the instances.</param>
    /// <returns>A sentence for each class that cannot be made, without a full stop.</returns>
    /// <exception cref="DefinitionException">The definition has faults.</exception>
    public abstract IReadOnlyList<string> FindServiceFaults(IServiceProvider services);

    /// <summary>Calls a visitor with the types of this definition.</summary>
    /// <param name="visitor">The visitor.</param>
    public abstract void Accept(ILifecycleVisitor visitor);
}
