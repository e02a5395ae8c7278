using static Lifecycle.Tests.OrderStage;

namespace Lifecycle.Tests.Contracts;

public class EnsuresStageAttributeTests
{
    [Fact]
    public void The_attribute_holds_its_stages() =>
        Assert.Equal([Delivered], new EnsuresStageAttribute(Delivered).Stages);
}
