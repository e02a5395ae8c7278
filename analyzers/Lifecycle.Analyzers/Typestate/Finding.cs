using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>The kinds of findings of the engine.</summary>
internal enum FindingKind
{
    /// <summary>A throwing fire that every possible stage refuses.</summary>
    ImpossibleFire,

    /// <summary>A result-returning fire that every possible stage refuses.</summary>
    FutileFire,

    /// <summary>A fire that some of the possible stages refuse.</summary>
    DoubtfulFire,

    /// <summary>Any fire, for vocabularies that report all fires.</summary>
    Fire,

    /// <summary>An argument that is in none of the stages its parameter requires.</summary>
    BrokenRequirement,

    /// <summary>An instance that is left in none of the stages its contract ensures.</summary>
    BrokenPromise,

    /// <summary>A stage test that holds in every possible stage.</summary>
    AlwaysTrue,

    /// <summary>A stage test that holds in no possible stage.</summary>
    AlwaysFalse,
}

/// <summary>One finding of the engine.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Location">The location that is reported.</param>
/// <param name="Instance">The abstract value of the instance there.</param>
/// <param name="Trigger">The trigger that is fired; for a contract, the text of its stages.</param>
/// <param name="Goal">The stages in which there would be no finding.</param>
/// <param name="Inside">The fire inside a called method; <see langword="null"/> if the reported location is the fire
/// itself.</param>
internal sealed record Finding(
    FindingKind Kind,
    Location Location,
    InstanceState Instance,
    string Trigger,
    StageSet Goal,
    Location? Inside = null
)
{
    /// <summary>The fire, for <see cref="FindingKind.Fire"/>.</summary>
    public IInvocationOperation? Call { get; init; }

    /// <summary>Whether the fire inside the called method is reported there already.</summary>
    public bool IsReportedInside { get; init; }

    /// <summary>The additional locations: the fire inside a called method, and where the stages became known.</summary>
    public IEnumerable<Location> Locations =>
        (Inside is null ? [] : new[] { Inside }).Concat(Instance.KnownAt?.Locations ?? []);

    /// <summary>The same finding at a call of the method that contains it.</summary>
    public Finding Through(IOperation call, InstanceState instance) =>
        new(Kind, call.Syntax.GetLocation(), instance, Trigger, Goal, Inside ?? Location)
        {
            IsReportedInside = IsReportedInside,
        };
}
