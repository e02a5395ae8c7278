namespace Lifecycle.Diagrams.Tests.Readers;

/// <summary>A fact that needs the program of another, and is skipped where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReadByAttribute : FactAttribute
{
    public ReadByAttribute(string program) => Skip = Programs.WhyNot(program);
}
