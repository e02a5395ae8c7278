using Lifecycle.Dashboard.Tests.Harness;

namespace Lifecycle.Dashboard.Tests.Pages;

public class DefinitionPageTests
{
    [Fact]
    public async Task It_shows_the_diagram_the_criteria_and_where_they_are_asked()
    {
        await using var desk = await Desk.StartAsync();

        var page = await desk.GetAsync("/lifecycles/Venture/definition");

        Assert.Contains("class=\"lifecycle\"", page.Body, StringComparison.Ordinal);
        Assert.Contains("FUL-06FUL-06waivable–Launch from Implementation", page.Text, StringComparison.Ordinal);
        Assert.Contains("revision 1", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Findings_are_listed()
    {
        await using var desk = await Desk.StartAsync();

        var page = await desk.GetAsync("/lifecycles/b-Hostile-b-amp/definition");

        Assert.Equal(200, page.Code);
        Assert.Contains("<li class=\"bad\">", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("every stage can be reached", page.Text, StringComparison.Ordinal);
    }
}
