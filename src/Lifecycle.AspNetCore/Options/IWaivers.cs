using System.Text.Json;

namespace Lifecycle.AspNetCore;

/// <summary>How the waivers of a subject are granted and withdrawn.</summary>
internal interface IWaivers
{
    /// <summary>Whether a waiver may say who asked for it.</summary>
    bool HasRequester { get; }

    /// <exception cref="ArgumentException">The subject of the lifecycle has no such waivers.</exception>
    void Check(ILifecycleManager manager);

    /// <summary>The subject with another waiver of a criterion.</summary>
    /// <exception cref="ProblemException">The subject refuses the waiver.</exception>
    JsonElement Granted(ILifecycleManager manager, JsonElement subject, WaiverChange change);

    /// <summary>The subject without the waivers of a criterion.</summary>
    /// <exception cref="ProblemException">The subject refuses to withdraw them.</exception>
    JsonElement Withdrawn(ILifecycleManager manager, JsonElement subject, WaiverChange change);
}
