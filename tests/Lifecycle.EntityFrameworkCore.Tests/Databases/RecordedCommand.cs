namespace Lifecycle.EntityFrameworkCore.Tests.Databases;

/// <summary>A command that a store ran.</summary>
/// <param name="Text">The statement.</param>
/// <param name="Arguments">The names of its parameters, with their values.</param>
public sealed record RecordedCommand(string Text, IReadOnlyList<KeyValuePair<string, object?>> Arguments);
