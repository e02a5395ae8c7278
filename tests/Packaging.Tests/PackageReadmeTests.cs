using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Packaging.Tests;

/// <summary>
/// The program in the README of each package compiles with the packages that the README adds, and nothing else.
/// </summary>
public sealed partial class PackageReadmeTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lifecycle-readme-");

    /// <summary>The packages whose README has a program. tests/Consumers/XunitV3 is that of xunit v3.</summary>
    private static string[] Packages { get; } =
        [.. Directory.EnumerateDirectories(Path.Combine(Package.Root, "src"), "Lifecycle*")
            .Select(folder => Path.GetFileName(folder)!)
            .Where(name => name != "Lifecycle.Testing.XunitV3")
            .Order(StringComparer.Ordinal)];

    [Fact]
    public async Task The_programs_compile_with_the_packages_that_the_readmes_add()
    {
        await File.WriteAllTextAsync(
            Path.Combine(_folder.FullName, "nuget.config"), GettingStartedTests.Configuration());
        var projects = Packages.Select(name => $"<Project Path=\"{name}/App.{name}.csproj\" />");
        await File.WriteAllTextAsync(
            Path.Combine(_folder.FullName, "All.slnx"), $"<Solution>{string.Concat(projects)}</Solution>");
        foreach (var name in Packages)
            await WriteAsync(name);

        var session = await Transcript.RepeatAsync(
            "$ dotnet build All.slnx -v q -warnaserror && echo They build.\n", _folder.FullName);

        Assert.True(session.Contains("\nThey build.\n", StringComparison.Ordinal), session);
        Assert.Contains("Lifecycle.Orleans", Packages);
    }

    public void Dispose() => Transcript.Delete(_folder);

    /// <summary>Writes a project beside the others, each in a folder of its own.</summary>
    private async Task WriteAsync(string package)
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(Package.Root, "src", package, "README.md"));
        var program = Code().Match(readme).Groups[1].Value;
        var folder = _folder.CreateSubdirectory(package).FullName;
        var sdk = "Microsoft.NET.Sdk" + (program.Contains("WebApplication", StringComparison.Ordinal) ? ".Web" : "");
        var isLibrary = program.Contains("\nnamespace ", StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(folder, "Program.cs"), program);
        await File.WriteAllTextAsync(
            Path.Combine(folder, $"App.{package}.csproj"),
            $"""
            <Project Sdk="{sdk}">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>{(isLibrary ? "Library" : "Exe")}</OutputType>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup>
                {string.Concat(Added().Matches(readme).Select(each => Reference(each.Groups[1].Value)))}
              </ItemGroup>
            </Project>
            """);
    }

    private static string Reference(string package) =>
        $"<PackageReference Include=\"{package}\" Version=\"{VersionOf(package)}\" />";

    /// <summary>The version of this build, or that which the repository uses.</summary>
    private static string VersionOf(string package) => package.StartsWith("Lifecycle", StringComparison.Ordinal)
        ? Package.Version
        : XDocument.Load(Path.Combine(Package.Root, "Directory.Packages.props"))
            .Descendants("PackageVersion")
            .Single(each => each.Attribute("Include")!.Value == package)
            .Attribute("Version")!.Value;

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"^dotnet add package (\S+)$", RegexOptions.Multiline)]
    private static partial Regex Added();
}
