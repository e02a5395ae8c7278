namespace Lifecycle.Tool.Tests;

public sealed class LifecycleSourceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("OrderLifecycle", "OrderLifecycle")]
    [InlineData("orderlifecycle", "OrderLifecycle")]
    [InlineData("Lifecycle.Tool.Tests.OrderLifecycle", "OrderLifecycle")]
    [InlineData("NamedLifecycle.InField", "field")]
    [InlineData("NamedLifecycle.InProperty", "property")]
    [InlineData("FromMethod", "method")]
    [InlineData("field", "field")]
    public void A_lifecycle_is_found_by_its_name_its_type_or_its_member(string name, string expected) =>
        Assert.Equal(expected, LifecycleSource.Load(Fixture.Assembly, name).Name);

    [Fact]
    public void Of_several_lifecycles_one_has_to_be_chosen()
    {
        var exception = Fails(Fixture.Assembly, null);

        Assert.Equal(ExitCode.BadCommand, exception.ExitCode);
        Assert.Contains("OrderLifecycle", exception.Message, StringComparison.Ordinal);
        Assert.EndsWith("Choose one with --lifecycle.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_definition_that_is_found_twice_is_one_lifecycle()
    {
        var found = AssemblyDefinitions.Load(Fixture.Assembly).Find();

        Assert.Equal(2, found.Count(each => each.Definition?.Name == nameof(OrderLifecycle)));
        Assert.Equal("OrderLifecycle", LifecycleSource.Load(Fixture.Assembly, "OrderLifecycle").Name);
    }

    [Fact]
    public void Lifecycles_with_one_name_are_listed_in_full()
    {
        var exception = Fails(Fixture.Assembly, "ParcelLifecycle");

        Assert.EndsWith(
            "has 3 lifecycles: Lifecycle.Tool.Tests.North.ParcelLifecycle, "
                + "Lifecycle.Tool.Tests.South.ParcelLifecycle.Insured, "
                + "Lifecycle.Tool.Tests.South.ParcelLifecycle.Plain. Choose one with --lifecycle.",
            exception.Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Lifecycle.Tool.Tests.North.ParcelLifecycle", "sent")]
    [InlineData("North.ParcelLifecycle", "sent")]
    [InlineData("Lifecycle.Tool.Tests.South.ParcelLifecycle", "gone")]
    [InlineData("lifecycle.tool.tests.south.parcellifecycle.insured", "insured")]
    [InlineData("ParcelLifecycle.Insured", "insured")]
    [InlineData("Lifecycle.Tool.Tests.South.ParcelLifecycle.Plain", "gone")]
    public void One_of_several_with_one_name_is_chosen_by_its_full_name(string name, string end) =>
        Assert.Equal(end, LifecycleSource.Load(Fixture.Assembly, name).Graph.Stages[1].Key);

    [Theory]
    [InlineData("B.Order", "B.Order")]
    [InlineData("A.B.Order", "A.B.Order")]
    [InlineData("Order", "C.Line")]
    [InlineData("order", "D.order")]
    [InlineData("Line", "C.Line")]
    [InlineData("LINE", "C.Line")]
    public void What_fits_a_name_best_is_meant(string name, string expected)
    {
        FoundDefinition[] all =
        [
            new("A.B.Order", new NamedLifecycle("x"), null), new("B.Order", new NamedLifecycle("y"), null),
            new("C.Line", new NamedLifecycle("Order"), null), new("D.order", new NamedLifecycle("order"), null),
        ];

        Assert.Equal(expected, Assert.Single(FoundDefinition.Named(name, all)).FullName);
    }

    [Fact]
    public void An_unknown_lifecycle_is_an_error_that_names_those_that_are_there()
    {
        var exception = Fails(Fixture.Assembly, "Loan");

        Assert.Equal(ExitCode.BadCommand, exception.ExitCode);
        Assert.Contains("has no lifecycle Loan. It has ", exception.Message, StringComparison.Ordinal);
        Assert.Contains("UnfinishedLifecycle", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_member_that_throws_is_an_error_with_its_message() =>
        Assert.Equal(
            "Lifecycle.Tool.Tests.NamedLifecycle.Throwing throws: The register is closed.",
            Fails(Fixture.Assembly, "Throwing").Message);

    [Fact]
    public void A_cause_within_an_exception_is_shown() =>
        Assert.Equal(
            "Lifecycle.Tool.Tests.NamedLifecycle.Failing throws: The register is closed. No such volume.",
            Fails(Fixture.Assembly, "Failing").Message);

    [Fact]
    public void The_faults_of_a_definition_are_shown() =>
        Assert.Contains(
            "FaultyLifecycle cannot be compiled",
            Fails(Fixture.Assembly, "FaultyLifecycle").Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_type_that_needs_arguments_is_named() =>
        Assert.Contains(
            "Lifecycle.Tool.Tests.NamedLifecycle", AssemblyDefinitions.Load(Fixture.Assembly).NeedArguments());

    [Fact]
    public void An_assembly_that_does_not_use_the_library_holds_no_lifecycle() =>
        Assert.Contains(
            "has no lifecycle: it does not use the package Lifecycle.",
            Fails(typeof(FactAttribute).Assembly.Location, null).Message,
            StringComparison.Ordinal);

    [Fact]
    public void An_assembly_without_definitions_says_what_a_lifecycle_is() =>
        Assert.Contains(
            "A lifecycle is a class that derives from LifecycleDefinition",
            Fails(typeof(ILifecycleStore).Assembly.Location, null).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_program_that_is_no_assembly_is_an_error()
    {
        var file = _folder.Write("App.exe", "MZ, and then nothing of .NET");

        Assert.Equal(
            $"{file} is no .NET assembly. Name the .dll that the build has written.", Fails(file, null).Message);
    }

    [Theory]
    [InlineData("a.json", "{ \"name\": 1 }", "a.json: The JSON cannot be read as a lifecycle:")]
    [InlineData("a.scxml", "<scxml/>", "a.scxml: The SCXML cannot be read as a lifecycle:")]
    [InlineData("a.txt", "hello", "a.txt is neither an assembly nor JSON nor SCXML.")]
    [InlineData("a.csproj", "<Project/>", "a.csproj is source code. Build it, and name the assembly")]
    [InlineData("a.db", "SQLite format 3\0", "a.db is a database.")]
    public void A_file_that_defines_no_lifecycle_is_an_error(string name, string text, string expected)
    {
        var exception = Fails(_folder.Write(name, text), null);

        Assert.Equal(ExitCode.BadInput, exception.ExitCode);
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_an_error() =>
        Assert.StartsWith(
            $"There is no file {_folder.File("none.dll")}.",
            Fails(_folder.File("none.dll"), null).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_folder_is_an_error() =>
        Assert.StartsWith($"{_folder.Path} is a folder.", Fails(_folder.Path, null).Message, StringComparison.Ordinal);

    [Fact]
    public void An_assembly_has_its_own_dependencies_and_shares_the_engine()
    {
        var context = new DefinitionLoadContext(Fixture.Assembly);

        var own = context.LoadFromAssemblyPath(Fixture.Assembly);
        var storage = context.LoadFromAssemblyName(typeof(ILifecycleStore).Assembly.GetName());
        var engine = context.LoadFromAssemblyName(typeof(LifecycleDefinition).Assembly.GetName());

        Assert.NotSame(typeof(Fixture).Assembly, own);
        Assert.NotSame(typeof(ILifecycleStore).Assembly, storage);
        Assert.Same(typeof(LifecycleDefinition).Assembly, engine);
    }

    public void Dispose() => _folder.Dispose();

    private static ToolException Fails(string path, string? name) =>
        Assert.Throws<ToolException>(() => LifecycleSource.Load(path, name));
}
