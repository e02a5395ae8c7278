using Lifecycle.Partnerships.Dashboard.Tests.Harness;
using Microsoft.AspNetCore.Builder;

namespace Lifecycle.Partnerships.Dashboard.Tests.Guide;

/// <summary>What docs/dashboard.md quotes works.</summary>
public class GuideTests
{
    [Fact]
    public async Task Partnerships_have_pages_of_their_own()
    {
        await using var office = await Office.StartAsync(options =>
        {
            options.ShowPartnerships(waiverPolicy: "sponsors");
        });
        await office.StartLaunchableAsync("1");

        Assert.Equal(200, (await office.GetAsync(Office.Page("1"))).Code);
        Assert.Equal(200, (await office.GetAsync(Office.Report("1"))).Code);
    }
}
