using static Lifecycle.Tests.OrderStage;

namespace Lifecycle.Tests.Contracts;

public class ContractTests
{
    [Fact]
    public void Contracts_keep_their_stages()
    {
        Assert.Equal([Paid, Shipped], new RequiresStageAttribute(Paid, Shipped).Stages);
        Assert.Equal([Delivered], new EnsuresStageAttribute(Delivered).Stages);
    }
}
