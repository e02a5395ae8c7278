using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Lifecycle.Tool.Tests;

/// <summary>An assembly whose dependency is not there: the error names what is missing.</summary>
public sealed class MissingDependencyTests : IDisposable
{
    private const string Definition =
        """
        using Lifecycle;

        namespace Shop;

        public sealed class Parcel : BASE
        {
            protected override void Define(LifecycleBuilder<string, string, object> lifecycle)
            {
                lifecycle.StartsIn(STAGE);
                lifecycle.Stage(STAGE).IsTerminal();
            }
        }
        """;

    private const string OwnBase = "LifecycleDefinition<string, string, object>";

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Code_that_needs_it_is_an_error_with_its_name() =>
        AssertNamesStages(Definition.Replace("BASE", OwnBase, StringComparison.Ordinal)
            .Replace("STAGE", "new Stages.Open().Name", StringComparison.Ordinal));

    [Fact]
    public void A_definition_that_derives_from_it_is_an_error_with_its_name() =>
        AssertNamesStages(Definition.Replace("BASE", "Stages.Base", StringComparison.Ordinal)
            .Replace("STAGE", "\"open\"", StringComparison.Ordinal));

    [Fact]
    public void Another_type_that_needs_it_does_not_matter()
    {
        var code = Definition.Replace("BASE", OwnBase, StringComparison.Ordinal)
            .Replace("STAGE", "\"open\"", StringComparison.Ordinal);

        var file = Compiled($"{code} public sealed class Other : Stages.Open;");

        Assert.Equal("Parcel", LifecycleSource.Load(file, null).Name);
    }

    public void Dispose() => _folder.Dispose();

    private void AssertNamesStages(string code)
    {
        var file = Compiled($"{code} public sealed class Unrelated;");

        var exception = Assert.Throws<ToolException>(() => LifecycleSource.Load(file, null));
        var named = Assert.Throws<ToolException>(() => LifecycleSource.Load(file, "Parcel"));

        Assert.Contains("'Stages, Version=", exception.Message, StringComparison.Ordinal);
        Assert.Contains("'Stages, Version=", named.Message, StringComparison.Ordinal);
    }

    /// <summary>Compiles code against an assembly that is deleted then.</summary>
    private string Compiled(string code)
    {
        var stages = Compile(
            "Stages",
            "namespace Stages { public class Open { public string Name => \"open\"; } "
                + $"public abstract class Base : Lifecycle.{OwnBase} {{ }} }}");
        var shop = Compile("Shop", code, MetadataReference.CreateFromFile(stages));
        File.Delete(stages);
        return shop;
    }

    private string Compile(string name, string code, params MetadataReference[] references)
    {
        var trusted = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var result = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(code)],
            [.. trusted.Select(file => MetadataReference.CreateFromFile(file)), .. references],
            new(OutputKind.DynamicallyLinkedLibrary)).Emit(_folder.File($"{name}.dll"));
        Assert.Empty(result.Diagnostics.Where(each => each.Severity == DiagnosticSeverity.Error));
        return _folder.File($"{name}.dll");
    }
}
