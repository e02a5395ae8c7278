using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Lifecycle.Tests.Laws;

[Properties(Arbitrary = [typeof(SoundOrUnsound)], MaxTest = 500, QuietOnSuccess = true)]
public class DefinitionLaws
{
    public static class SoundOrUnsound
    {
        public static Arbitrary<Specification> Arbitrary() =>
            Arb.From(
                Gen.OneOf(SpecificationGenerator.Any, SpecificationGenerator.NearlySound),
                specification => SpecificationShrinker.Shrink(specification, reduced => reduced));
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
            specification.Repaired().Initial,
            new SpecifiedLifecycle(specification.Repaired()).Graph.InitialStage.Key);

    // Few random specifications compile, so this law needs more of them.
    [Property(MaxTest = 1500)]
    public void A_definition_that_compiles_needs_no_repair(Specification specification)
    {
        if (Record.Exception(() => new SpecifiedLifecycle(specification).Graph) is null)
        {
            Assert.Equal(
                $"{specification with { Criteria = [] }}",
                $"{specification.Repaired() with { Criteria = [] }}");
        }
    }

    [Property]
    public void Every_definition_that_compiles_can_be_verified(Specification specification) =>
        Assert.All(
            new SpecifiedLifecycle(specification.Repaired()).Verify().Findings,
            finding => Assert.NotEmpty(finding.Message));
}
