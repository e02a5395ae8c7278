using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>What a call means for an instance, in the words of the engine.</summary>
internal abstract record Act;

/// <summary>Makes an instance in one of these stages.</summary>
internal sealed record CreateAct(StageGraph Graph, StageSet Stages, Sharing Sharing = Sharing.Own) : Act;

/// <summary>Fires a trigger; the key is <see langword="null"/> where it is not known.</summary>
internal sealed record FireAct(IOperation Instance, string? Trigger, bool Throws) : Act;

/// <summary>Asks whether the stage permits a trigger.</summary>
internal sealed record PermitsAct(IOperation Instance, string? Trigger) : Act;

/// <summary>
/// Asks whether the instance stands in a stage or within it; the key is <see langword="null"/> where it is not known.
/// </summary>
internal sealed record WithinAct(IOperation Instance, string? Stage) : Act;

/// <summary>Reads something of an instance, and leaves it where it stands.</summary>
internal sealed record InertAct(IOperation Instance) : Act;
