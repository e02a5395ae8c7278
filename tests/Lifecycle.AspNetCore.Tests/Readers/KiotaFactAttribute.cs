namespace Lifecycle.AspNetCore.Tests.Readers;

/// <summary>A fact that needs Kiota, and is skipped where it is not restored.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class KiotaFactAttribute : FactAttribute
{
    public KiotaFactAttribute() => Skip = Kiota.WhyNot();
}
