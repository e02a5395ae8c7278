using System.Diagnostics;
using System.Text.Json;

namespace Lifecycle.Tool.Tests;

public sealed class UsagesCommandTests : IDisposable
{
    private const string Code =
        """
        using System.Threading.Tasks;
        using Lifecycle;
        using static Shop.Trigger;

        namespace Shop;

        public enum Stage { Open, Paid, Held, Closed }

        public enum Trigger { Pay, Hold, Release, Close, Lose, Wait }

        public sealed class Order : LifecycleDefinition<Stage, Trigger, object>
        {
            protected override void Define(LifecycleBuilder<Stage, Trigger, object> lifecycle)
            {
                lifecycle.StartsIn(Stage.Open);
                lifecycle.Stage(Stage.Open)
                    .On(Pay).GoTo(Stage.Paid)
                    .On(Hold).GoTo(Stage.Held)
                    .On(Lose).GoTo(Stage.Closed)
                    .Ignore(Wait);
                lifecycle.Stage(Stage.Held).On(Release).GoToPrevious().On(Lose).GoTo(Stage.Closed);
                lifecycle.Stage(Stage.Paid).On(Close).GoTo(Stage.Closed);
                lifecycle.Stage(Stage.Closed).IsTerminal();
            }
        }

        public sealed class Parcel : LifecycleDefinition<string, string, object>
        {
            protected override void Define(LifecycleBuilder<string, string, object> lifecycle)
            {
                lifecycle.StartsIn("packed");
                lifecycle.Stage("packed").On("send").GoTo("sent").On("unpack").GoTo("gone");
                lifecycle.Stage("sent").IsTerminal();
                lifecycle.Stage("gone").IsTerminal();
            }
        }

        public static class Desk
        {
            public static async Task Run()
            {
                var order = new Order().Start(new());
                await order.FireAsync(Pay);
                await order.TryFireAsync(trigger: Trigger.Close);
                await new Parcel().Start(new()).FireAsync("send");
            }

            public static Trigger Next(bool holds) => holds ? Hold : Release;
        }
        """;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Triggers_are_fired_or_may_be_or_are_not()
    {
        var project = await ProjectAsync(Code);

        var run = await ToolRun.Of("usages", project, "--json");
        var text = await ToolRun.Of("usages", project);
        var sarif = await ToolRun.Of("usages", project, "--format", "sarif");

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            [
                "Shop.Order.Pay: Fired at Desk.cs(43)", "Shop.Order.Hold: MayBeFired at Desk.cs(48)",
                "Shop.Order.Lose: Unfired at ", "Shop.Order.Release: MayBeFired at Desk.cs(48)",
                "Shop.Order.Close: Fired at Desk.cs(44)", "Shop.Parcel.send: Fired at Desk.cs(45)",
                "Shop.Parcel.unpack: Unfired at ",
            ],
            Shown(run.Json));
        Assert.Contains(
            "No code fires Lose of Shop.Order, which leads from Open to Closed; from Held to",
            text.Output,
            StringComparison.Ordinal);
        Assert.EndsWith("3 transitions that no code fires.\n", text.Output, StringComparison.Ordinal);
        Assert.Equal(["Desk.cs 19", "Desk.cs 32"], Results(sarif.Json));
    }

    [Fact]
    public async Task SARIF_has_paths_from_the_root_of_the_repository()
    {
        Directory.CreateDirectory(_folder.File("src/My shop"));
        var project = await ProjectAsync(Code, "src/My shop");
        _folder.Write(".git", "gitdir: elsewhere");

        var sarif = (await ToolRun.Of("usages", project, "--format", "sarif")).Json;

        Assert.Equal(["src/My%20shop/Desk.cs 19", "src/My%20shop/Desk.cs 32"], Results(sarif));
        var root = sarif.GetProperty("runs")[0].GetProperty("originalUriBaseIds").GetProperty("%SRCROOT%");
        Assert.Equal($"file://{_folder.Path}/", root.GetProperty("uri").GetString());
    }

    [Fact]
    public void A_file_elsewhere_has_an_absolute_URI_and_no_base()
    {
        var usage = new TriggerUsage(
            "Pay", TriggerStatus.Unfired, [], [], new("../other/a b.cs", 3, 1), ["Open to Paid"]);
        var report = new UsageReport([new("Order", new("Order.cs", 1, 1), [usage])], []);

        var log = JsonSerializer.SerializeToElement(SarifLog.Of(report, "/repository"));

        var artifact = log.GetProperty("runs")[0].GetProperty("results")[0].GetProperty("locations")[0]
            .GetProperty("physicalLocation").GetProperty("artifactLocation");
        Assert.Equal("""{"uri":"file:///other/a%20b.cs"}""", artifact.GetRawText());
    }

    [Fact]
    public async Task A_fire_of_a_variable_may_fire_every_trigger_and_an_excluded_project_none()
    {
        var project = await ProjectAsync(Code.Replace(
            "public static Trigger Next",
            "public static Task Fire(Trigger any) => new Order().Start(new()).FireAsync(any).AsTask();\n"
                + "    public static Trigger Next",
            StringComparison.Ordinal));

        var run = await ToolRun.Of("usages", project, "--json");
        var excluded = await ToolRun.Of("usages", project, "--json", "--exclude", "Sh*");

        Assert.Contains("Shop.Order.Lose: MayBeFired at Desk.cs(48)", Shown(run.Json));
        Assert.All(Shown(excluded.Json), each => Assert.Contains(": Unfired at", each, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("manager.FireAsync(\"7\", \"Lose\")")]
    [InlineData("manager.TryFireAsync(id: \"7\", trigger: nameof(Trigger.Lose))")]
    [InlineData("manager.FireAsync(\"7\", Losing)")]
    public async Task A_trigger_that_is_fired_as_text_is_fired(string call)
    {
        var project = await ProjectAsync(Code.Replace(
            "public static Trigger Next",
            "private const string Losing = \"Lose\";\n    public static async Task Lose(ILifecycleManager manager) =>\n"
                + $"        await {call};\n    public static Trigger Next",
            StringComparison.Ordinal));

        var run = await ToolRun.Of("usages", project, "--json");

        Assert.Contains("Shop.Order.Lose: Fired at Desk.cs(50)", Shown(run.Json));
        Assert.Contains("Shop.Parcel.unpack: Unfired at ", Shown(run.Json));
    }

    [Fact]
    public async Task A_project_without_lifecycles_is_an_error()
    {
        var run = await ToolRun.Of("usages", await ProjectAsync("public class Nothing;"));

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("defines no lifecycle", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_project_is_an_error()
    {
        var run = await ToolRun.Of("usages", _folder.Write("Shop.csproj", "<Project"));

        Assert.Equal(3, run.ExitCode);
        Assert.NotEmpty(run.Error);
    }

    public void Dispose() => _folder.Dispose();

    private static IEnumerable<string> Results(JsonElement sarif) =>
        sarif.GetProperty("runs")[0].GetProperty("results").EnumerateArray().Select(result =>
        {
            var location = result.GetProperty("locations")[0].GetProperty("physicalLocation");
            var artifact = location.GetProperty("artifactLocation");
            Assert.Equal("%SRCROOT%", artifact.GetProperty("uriBaseId").GetString());
            return $"{artifact.GetProperty("uri")} {location.GetProperty("region").GetProperty("startLine")}";
        });

    private static IEnumerable<string> Shown(JsonElement report) =>
        from definition in report.GetProperty("definitions").EnumerateArray()
        from trigger in definition.GetProperty("triggers").EnumerateArray()
        let status = trigger.GetProperty("status").GetString()
        let locations = trigger.GetProperty(status == "Fired" ? "firedAt" : "mayBeFiredAt").EnumerateArray()
            .Select(each => $"{each.GetProperty("file")}({each.GetProperty("line")})")
        select $"{definition.GetProperty("definition")}.{trigger.GetProperty("trigger")}: {status} at "
            + string.Join(", ", locations);

    /// <summary>Makes a project that uses the library, and restores it.</summary>
    private async Task<string> ProjectAsync(string code, string folder = ".")
    {
        _folder.Write("Directory.Build.props", "<Project/>");
        _folder.Write($"{folder}/Desk.cs", code);
        var project = _folder.Write(
            $"{folder}/Shop.csproj",
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{typeof(LifecycleDefinition).Assembly.Location}" />
                <Reference Include="{typeof(ILifecycleManager).Assembly.Location}" />
              </ItemGroup>
            </Project>
            """);
        using var restore = Process.Start(new ProcessStartInfo("dotnet", ["restore", project, "-v", "q"])
        {
            RedirectStandardOutput = true,
        })!;
        await restore.StandardOutput.ReadToEndAsync();
        await restore.WaitForExitAsync();
        Assert.Equal(0, restore.ExitCode);
        return project;
    }
}
