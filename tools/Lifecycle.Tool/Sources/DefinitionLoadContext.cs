using System.Reflection;
using System.Runtime.Loader;

namespace Lifecycle.Tool;

/// <summary>
/// Loads an assembly with its dependencies, apart from those of the tool. Only the engine is shared, so that the tool
/// can use the definitions; every other package has the version that the assembly was built with.
/// </summary>
internal sealed class DefinitionLoadContext(string path) : AssemblyLoadContext(Path.GetFileNameWithoutExtension(path))
{
    private static readonly string Engine = typeof(LifecycleDefinition).Assembly.GetName().Name!;

    private readonly AssemblyDependencyResolver _resolver = new(path);
    private readonly string _folder = Path.GetDirectoryName(path)!;

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name == Engine)
            return typeof(LifecycleDefinition).Assembly;

        // A build without .deps.json has its dependencies beside it. Shared frameworks, such as that of ASP.NET Core,
        // are no part of the tool's own framework.
        var file = _resolver.ResolveAssemblyToPath(assemblyName)
            ?? Existing(Path.Combine(_folder, $"{assemblyName.Name}.dll"))
            ?? SharedFrameworks.Find(assemblyName.Name!);
        return file is null ? null : LoadFromAssemblyPath(file);
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } file ? LoadUnmanagedDllFromPath(file) : 0;

    private static string? Existing(string file) => File.Exists(file) ? file : null;
}
