namespace Lifecycle.Storage.Tests.Databases;

/// <summary>States what a test class needs from its machine. Without it, the class's tests are skipped.</summary>
[AttributeUsage(AttributeTargets.Class)]
public abstract class RequiresAttribute : Attribute
{
    /// <summary>Why the tests cannot run; <see langword="null"/> if they can.</summary>
    public abstract string? Skip { get; }
}
