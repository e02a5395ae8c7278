using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>What the engine found.</summary>
internal enum FindingKind
{
    /// <summary>A throwing fire that every possible stage refuses.</summary>
    ImpossibleFire,

    /// <summary>A fire with a result that every possible stage refuses.</summary>
    FutileFire,

    /// <summary>A fire that some of the possible stages refuse.</summary>
    DoubtfulFire,

    /// <summary>Any fire, for vocabularies that ask for it.</summary>
    Fire,

    /// <summary>An argument that is in none of the stages that the parameter asks for.</summary>
    BrokenRequirement,

    /// <summary>An instance that is in none of the stages that were promised.</summary>
    BrokenPromise,

    /// <summary>A test that every possible stage meets.</summary>
    AlwaysTrue,

    /// <summary>A test that no possible stage meets.</summary>
    AlwaysFalse,
}

/// <summary>Something that is wrong in one place.</summary>
/// <param name="Kind">What.</param>
/// <param name="Location">Where.</param>
/// <param name="Instance">What is known of the instance there.</param>
/// <param name="Trigger">What is fired; for a contract, the stages that it names.</param>
/// <param name="Goal">The stages in which it would be right.</param>
/// <param name="Through">Where a called method fires it; <see langword="null"/> where the place itself does.</param>
internal sealed record Finding(
    FindingKind Kind,
    Location Location,
    InstanceState Instance,
    string Trigger,
    StageSet Goal,
    Location? Through = null
)
{
    /// <summary>The call, where the finding is about a fire.</summary>
    public IInvocationOperation? Call { get; init; }

    /// <summary>The places that lead to it: where a called method fires, and where the stages became known.</summary>
    public IEnumerable<Location> Locations => new[] { Through, Instance.KnownAt }.OfType<Location>();
}
