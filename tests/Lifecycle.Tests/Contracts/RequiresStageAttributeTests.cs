using static Lifecycle.Tests.OrderStage;

namespace Lifecycle.Tests.Contracts;

public class RequiresStageAttributeTests
{
    [Fact]
    public void The_attribute_holds_its_stages() =>
        Assert.Equal([Paid, Shipped], new RequiresStageAttribute(Paid, Shipped).Stages);
}
