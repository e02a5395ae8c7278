namespace Lifecycle.Tool;

/// <summary>A type or a static member of an assembly that a definition can be got from.</summary>
/// <param name="FullName">The full name of the type, or of the type and the member.</param>
/// <param name="Get">Gets the definition. Runs code of the assembly.</param>
internal sealed record DefinitionCandidate(string FullName, Func<LifecycleDefinition?> Get);
