using System.Diagnostics;
using System.Reflection;

namespace Lifecycle.Testing.Tests;

/// <summary>The package brings a target that stops the build of a project on an older xunit v3.</summary>
public sealed class XunitVersionTests : IDisposable
{
    private readonly string _project = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.proj");

    public void Dispose() => File.Delete(_project);

    [Theory]
    [InlineData("xunit.v3.common", "4.0.2", "xunit.v3.runner.inproc.console", "3.2.0")]
    [InlineData("xunit.v3.common", "3.2.0-pre.1", "xunit.v3.assert", "4.0.2")]
    public async Task A_project_on_xunit_v3_3_x_does_not_build(
        string first, string firstVersion, string second, string secondVersion)
    {
        var (code, output) = await BuildAsync((first, firstVersion), (second, secondVersion));

        Assert.NotEqual(0, code);
        Assert.Contains("Lifecycle.Testing.XunitV3 needs xunit v3 4.x, and this project has ", output);
    }

    [Fact]
    public async Task A_project_on_xunit_v3_4_x_builds()
    {
        var (code, output) = await BuildAsync(
            ("xunit.v3.common", "4.0.2"), ("xunit.v3.assert", "3.2.0"), ("xunit.abstractions", "2.0.3"), ("", ""));

        Assert.True(code == 0, output);
    }

    private async Task<(int Code, string Output)> BuildAsync(params (string Id, string Version)[] packages)
    {
        var targets = typeof(XunitVersionTests).Assembly
            .GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "Targets").Value;
        var items = packages.Select((package, index) =>
            $"""
            <ResolvedCompileFileDefinitions Include="{index}.dll" NuGetPackageId="{package.Id}"
                NuGetPackageVersion="{package.Version}" />
            """);
        await File.WriteAllTextAsync(
            _project,
            $"""
            <Project>
              <Target Name="ResolvePackageAssets">
                <ItemGroup>{string.Concat(items)}</ItemGroup>
              </Target>
              <Import Project="{targets}" />
            </Project>
            """,
            TestContext.Current.CancellationToken);
        using var build = Process.Start(
            new ProcessStartInfo("dotnet", ["msbuild", _project, "-nologo", "-nr:false"])
            {
                RedirectStandardOutput = true,
            })!;
        var output = await build.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await build.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (build.ExitCode, output);
    }
}
