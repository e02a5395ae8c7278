namespace Lifecycle.AspNetCore.Tests.Readers;

/// <summary>A fact that needs Redocly's linter, and is skipped where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RedoclyFactAttribute : FactAttribute
{
    public RedoclyFactAttribute() => Skip = Redocly.WhyNot();
}
