using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Lifecycle.Tests.Laws;

[Properties(Arbitrary = [typeof(Specifications)], MaxTest = 500, QuietOnSuccess = true)]
public class DefinitionLaws
{
    public static class Specifications
    {
        public static Arbitrary<Specification> Arbitrary() =>
            Arb.From(
                Gen.OneOf(Laws.Specifications.Any, Laws.Specifications.NearlySound),
                specification => Laws.Specifications.Smaller(specification, cut => cut));
    }

    [Property]
    public void A_definition_compiles_or_lists_its_faults(Specification specification)
    {
        var thrown = Record.Exception(() => new SpecifiedLifecycle(specification).Graph);

        if (thrown is not null)
            Assert.NotEmpty(Assert.IsType<DefinitionException>(thrown).Faults);
    }

    [Property]
    public void A_definition_without_faults_compiles(Specification specification) =>
        Assert.Equal(
            specification.Mended().Initial,
            new SpecifiedLifecycle(specification.Mended()).Graph.InitialStage.Key);

    // Few of the drawn ones compile, so it draws more.
    [Property(MaxTest = 1500)]
    public void A_definition_that_compiles_has_nothing_to_mend(Specification specification)
    {
        if (Record.Exception(() => new SpecifiedLifecycle(specification).Graph) is null)
            Assert.Equal($"{specification with { Criteria = [] }}", $"{specification.Mended() with { Criteria = [] }}");
    }

    [Property]
    public void Whatever_compiles_can_be_verified(Specification specification) =>
        Assert.All(
            new SpecifiedLifecycle(specification.Mended()).Verify().Findings,
            finding => Assert.NotEmpty(finding.Message));
}
