namespace Lifecycle.Tests.Criteria;

public class CriterionResultTests
{
    [Fact]
    public void A_result_without_a_reason_is_an_argument_error()
    {
        Assert.Throws<ArgumentException>(() => CriterionResult.Unmet(" "));
        Assert.Throws<ArgumentException>(() => CriterionResult.NotApplicable(""));
    }
}
