using System.Runtime.InteropServices;

namespace Lifecycle.Tool;

/// <summary>The frameworks that are installed beside the one that the tool runs on, such as ASP.NET Core.</summary>
internal static class SharedFrameworks
{
    /// <summary>
    /// The file of an assembly in the newest of them that fits; <see langword="null"/> if none has it.
    /// </summary>
    public static string? Find(string assembly)
    {
        var own = new DirectoryInfo(RuntimeEnvironment.GetRuntimeDirectory());
        if (File.Exists(Path.Combine(own.FullName, $"{assembly}.dll")) || own.Parent?.Parent is not { } shared)
            return null;

        return shared.EnumerateDirectories()
            .Where(framework => framework.Name != own.Parent.Name)
            .SelectMany(framework => framework.EnumerateDirectories())
            .Where(folder => VersionOf(folder)?.Major == Environment.Version.Major)
            .OrderByDescending(VersionOf)
            .Select(folder => Path.Combine(folder.FullName, $"{assembly}.dll"))
            .FirstOrDefault(File.Exists);
    }

    private static Version? VersionOf(DirectoryInfo folder) =>
        Version.TryParse(folder.Name, out var version) ? version : null;
}
