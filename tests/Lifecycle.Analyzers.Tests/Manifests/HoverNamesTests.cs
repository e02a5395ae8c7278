using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers.Tests.Manifests;

/// <summary>The names that a partial definition gets, and what an editor shows for them.</summary>
public class HoverNamesTests
{
    private const string Source = """
        namespace Shop
        {
            public enum Stage { Draft, Placed, Paid, @class }

            public enum Trigger { Place, Pay, Note, Unused }

            public record Receipt(string Number);

            public PARTIAL class OrderLifecycle : LifecycleDefinition<Stage, Trigger, object>
            {
                protected override void Define(LifecycleBuilder<Stage, Trigger, object> lifecycle)
                {
                    lifecycle.StartsIn(Stage.Draft);
                    lifecycle.Trigger(Trigger.Pay).Carries<Receipt>();
                    lifecycle.Stage(Stage.Draft)
                        .On(Trigger.Place).When("a < b", _ => true).GoTo(Stage.Placed).Otherwise().GoTo(Stage.@class);
                    lifecycle.Stage(Stage.Placed)
                        .On(Trigger.Pay).Requires("PAY-01", _ => true, "It is not paid.").GoTo(Stage.Paid)
                        .On(Trigger.Note).Stay();
                    lifecycle.Stage(Stage.Paid).Requires("PAY-02", _ => true, "It is late.").IsTerminal();
                    lifecycle.Stage(Stage.@class).On(Trigger.Place).GoTo(Stage.Placed);
                }
            }
        }
        """;

    [Theory]
    [InlineData(
        "Triggers.Place",
        "In Draft, it leads to Placed on a condition. In Draft, it leads to class. In class, it leads to Placed.")]
    [InlineData(
        "Triggers.Pay", "Carries Shop.Receipt. In Placed, it leads to Paid. Evaluates PAY-01, PAY-02.")]
    [InlineData("Triggers.Note", "In Placed, it stays in the stage.")]
    [InlineData("Triggers.Unused", "No stage permits it.")]
    [InlineData("Stages.Draft", "The initial stage. Place leads to Placed on a condition. Place leads to class.")]
    [InlineData("Stages.Paid", "A terminal stage. Entry criteria: PAY-02. Entered by Pay from Placed.")]
    [InlineData("Stages.class", "Entered by Place from Draft. Place leads to Placed.")]
    public void Hovering_a_name_says_what_the_definition_declares(string name, string text)
    {
        var compilation = Sources.Compile("Hover", Source.Replace("PARTIAL", "partial", StringComparison.Ordinal));
        Assert.Empty(compilation.GetDiagnostics().Where(each => each.Severity >= DiagnosticSeverity.Warning));

        var (type, member) = (name.Split('.')[0], name.Split('.')[1]);
        var field = compilation.GetTypeByMetadataName($"Shop.OrderLifecycle+{type}")!.GetMembers(member).Single();

        var documentation = System.Xml.Linq.XElement.Parse(field.GetDocumentationCommentXml()!);
        Assert.Equal(text, string.Join(' ', documentation.Descendants("para").Select(each => each.Value)));
    }

    [Fact]
    public void A_definition_that_is_not_partial_gets_no_names() =>
        Assert.Null(Sources.Compile("Hover", Source.Replace("PARTIAL", "sealed", StringComparison.Ordinal))
            .GetTypeByMetadataName("Shop.OrderLifecycle+Triggers"));

    [Fact]
    public void A_definition_with_such_a_member_of_its_own_gets_no_names()
    {
        var source = Source
            .Replace("PARTIAL", "partial", StringComparison.Ordinal)
            .Replace("protected override", "public int Triggers; protected override", StringComparison.Ordinal);

        var compilation = Sources.Compile("Hover", source);

        Assert.Empty(compilation.GetDiagnostics().Where(each => each.Severity == DiagnosticSeverity.Error));
        Assert.Null(compilation.GetTypeByMetadataName("Shop.OrderLifecycle+Stages"));
    }

    [Fact]
    public async Task Analyzers_know_the_names() =>
        await Scenario.VerifyAsync(
            Source.Replace("PARTIAL", "partial", StringComparison.Ordinal)
            + """

            namespace Shop
            {
                public static class Use
                {
                    public static async Task RunAsync() =>
                        await {|LFC1001:new OrderLifecycle().Start(new()).FireAsync(OrderLifecycle.Triggers.Note)|};
                }
            }
            """,
            "LFC1001");
}
