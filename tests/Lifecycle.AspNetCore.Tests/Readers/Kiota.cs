using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Lifecycle.AspNetCore.Tests.Readers;

/// <summary>Microsoft's generator of clients, a .NET tool.</summary>
internal static class Kiota
{
    private static readonly Lazy<string?> Reason = new(() =>
        RunAsync("--version").GetAwaiter().GetResult().ExitCode == 0
            ? null
            : $"Run dotnet tool restore in {ReaderProcess.Folder}.");

    /// <summary>Why it cannot run; null if it can.</summary>
    public static string? WhyNot() => Reason.Value;

    /// <summary>Generates a client from a document, and compiles it with a program that uses it.</summary>
    /// <param name="document">The OpenAPI document.</param>
    /// <param name="program">The file of the program.</param>
    public static async Task<Assembly> CompileAsync(string document, string program)
    {
        var folder = Directory.CreateTempSubdirectory("lifecycle-kiota");
        try
        {
            var file = Path.Combine(folder.FullName, "openapi.json");
            var output = Path.Combine(folder.FullName, "client");
            await File.WriteAllTextAsync(file, document);
            var (exitCode, text) = await RunAsync(
                "generate", "-l", "CSharp", "-d", file, "-o", output, "-c", "ApiClient", "-n", "Generated");
            Assert.True(exitCode == 0, text);
            return Compile(
            [
                .. Directory.GetFiles(output, "*.cs", SearchOption.AllDirectories),
                Path.Combine(ReaderProcess.Folder, program),
            ]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Assembly Compile(string[] files)
    {
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var compilation = CSharpCompilation.Create(
            "Generated",
            files.Select(file => CSharpSyntaxTree.ParseText(
                File.ReadAllText(file), new(preprocessorSymbols: ["NETCOREAPP3_1_OR_GREATER"]), file)),
            platform.Select(path => MetadataReference.CreateFromFile(path)),
            new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(
            result.Success,
            string.Join('\n', result.Diagnostics.Where(each => each.Severity == DiagnosticSeverity.Error)));
        return Assembly.Load(image.ToArray());
    }

    private static Task<(int ExitCode, string Output)> RunAsync(params string[] arguments) => ReaderProcess.RunAsync(
        "dotnet", ["tool", "run", "kiota", .. arguments], ("KIOTA_OFFLINE_ENABLED", "true"));
}
