using System.Text.Json;

namespace Lifecycle.Dashboard;

/// <summary>How the waivers in a subject change. Immutable.</summary>
internal abstract class SubjectWaivers
{
    /// <summary>Whether a waiver says who asked for it, and a withdrawal why.</summary>
    public abstract bool HasRequester { get; }

    /// <exception cref="ArgumentException">The subject of the lifecycle is of another type.</exception>
    public virtual void Check(ILifecycleManager manager)
    {
    }

    /// <summary>The subject with another waiver of a criterion.</summary>
    /// <exception cref="WaiverDeniedException">The subject refuses it.</exception>
    public abstract JsonElement Granted(ILifecycleManager manager, JsonElement subject, WaiverChange change);

    /// <summary>The subject without the waivers of a criterion.</summary>
    /// <exception cref="WaiverDeniedException">The subject refuses it.</exception>
    public abstract JsonElement Withdrawn(ILifecycleManager manager, JsonElement subject, WaiverChange change);
}
