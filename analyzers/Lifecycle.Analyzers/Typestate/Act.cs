using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>The effect of a call on an instance, as the engine models it.</summary>
internal abstract record Act;

/// <summary>Creates an instance in one of these stages.</summary>
internal sealed record CreateAct(StageGraph Graph, StageSet Stages, Sharing Sharing = Sharing.Own) : Act;

/// <summary>Fires a trigger; its key is <see langword="null"/> if unknown.</summary>
internal sealed record FireAct(IOperation Instance, string? Trigger, bool Throws) : Act;

/// <summary>Tests whether the stage permits a trigger; its key is <see langword="null"/> if unknown.</summary>
internal sealed record PermitsAct(IOperation Instance, string? Trigger) : Act;

/// <summary>
/// Tests whether the instance is in a stage or within it; the key of the stage is <see langword="null"/> if unknown.
/// </summary>
internal sealed record WithinAct(IOperation Instance, string? Stage) : Act;

/// <summary>Reads from an instance without moving it.</summary>
internal sealed record InertAct(IOperation Instance) : Act;
