using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers.Tests;

/// <summary>Loads the code of tests.</summary>
internal static class Compiled
{
    /// <summary>
    /// The assembly of a compilation without errors. It is never unloaded: a process that unloaded thousands of
    /// assemblies while others ran has crashed inside the garbage collector of .NET 10.
    /// </summary>
    public static Assembly Load(Compilation compilation)
    {
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        Assert.True(
            emitted.Success,
            string.Join("\n", emitted.Diagnostics.Where(each => each.Severity == DiagnosticSeverity.Error)));
        return Assembly.Load(image.ToArray());
    }
}
