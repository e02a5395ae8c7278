namespace Lifecycle.EntityFrameworkCore;

/// <summary>A column of a table, and the value that a row of <typeparamref name="T"/> has in it.</summary>
internal readonly record struct Column<T>(string Name, Func<T, object?> Value);
