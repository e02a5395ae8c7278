namespace Lifecycle.Analyzers.Tests.Criteria;

public class MandatoryTests
{
    private const string Rule = "LFC3007";

    [Theory]
    [InlineData("new D().With(criteria => criteria.SwitchOff({|LFC3007:\"P-1\"|}));", "switched off")]
    [InlineData("new D().With(criteria => criteria.SwitchOff({|LFC3007:\"P-2\"|}));", "switched off")]
    [InlineData(
        "new D().With(criteria => criteria.SetSeverity({|LFC3007:\"P-1\"|}, Severity.Waivable));",
        "weakened to Waivable")]
    [InlineData(
        "new D().With(criteria => { criteria.SetSeverity(severity: Severity.Advisory, id: {|LFC3007:\"P-1\"|}); });",
        "weakened to Advisory")]
    [InlineData(
        "const string first = \"P-1\"; new D().With(criteria => criteria.SetSeverity({|LFC3007:first|}, (Severity)1));",
        "weakened to Waivable")]
    [InlineData(
        "new D().With(criteria => criteria.Replace<Third>({|LFC3007:\"P-1\"|}));",
        "replaced by Third, which is Waivable")]
    [InlineData("services.AddLifecycle(new D()).SwitchOff({|LFC3007:\"P-1\"|});", "switched off")]
    [InlineData("services.AddLifecycle(new D()).SwitchOff(\"P-3\").SwitchOff({|LFC3007:\"P-1\"|});", "switched off")]
    [InlineData("services.AddLifecycle<D>().SwitchOff(\"P-3\").SwitchOff({|LFC3007:\"P-1\"|});", "switched off")]
    [InlineData(
        "services.AddLifecycle<D>().Replace<Third>({|LFC3007:\"P-1\"|});",
        "replaced by Third, which is Waivable")]
    [InlineData(
        "services.AddLifecycle<D>().Change((CriteriaChanges<S, T, Subject> criteria, IServiceProvider _) => "
            + "criteria.SwitchOff({|LFC3007:\"P-1\"|}));",
        "switched off")]
    [InlineData(
        "LifecycleRegistration<D> registration = services.AddLifecycle<D>(); "
            + "registration.SwitchOff({|LFC3007:\"P-1\"|});",
        "switched off")]
    [InlineData(
        "services.AddLifecycle(new D()).Change((criteria, _) => criteria.SwitchOff({|LFC3007:\"P-1\"|}));",
        "switched off")]
    public async Task A_mandatory_criterion_stays_mandatory(string statements, string what)
    {
        var reported = await CriteriaScenario.VerifyUseAsync(Rule, statements);

        Assert.Contains(
            $"is mandatory and cannot be {what}.",
            Assert.Single(reported).GetMessage(null),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "new D().With(criteria => criteria.SetSeverity(\"P-1\", Severity.Mandatory).Replace<Second>(\"P-1\"));")]
    [InlineData("new D().With(criteria => criteria.SwitchOff(\"P-3\").SetSeverity(\"P-3\", Severity.Advisory));")]
    [InlineData("new D().With(criteria => criteria.SwitchOff(\"P-4\"));")]
    [InlineData("new D().With(criteria => criteria.SwitchOff(id).SetSeverity(id, Severity.Waivable));")]
    [InlineData(
        "new D().With(criteria => criteria.SetSeverity(\"P-1\", id.Length > 2 ? Severity.Mandatory : "
            + "Severity.Waivable));")]
    [InlineData("static void Change(CriteriaChanges<S, T, string> criteria) => criteria.SwitchOff(\"P-1\");")]
    [InlineData("static void Change(LifecycleRegistration registration) => registration.SwitchOff(\"P-1\");")]
    [InlineData("Throws(() => new D().With(criteria => criteria.SwitchOff(\"P-1\")).Graph);")]
    [InlineData(
        "try { new D().With(criteria => criteria.SwitchOff(\"P-1\")).Verify(); } catch (LifecycleException) { }")]
    [InlineData(
        "try { new D().With(criteria => criteria.SwitchOff(\"P-1\")).Verify(); } catch (DefinitionException) { }")]
    [InlineData("new Mine.CriteriaChanges<S, T, Subject>().SwitchOff(\"P-1\");")]
    public Task A_change_that_is_allowed_or_expected_to_fail_is_not_reported(string statements) =>
        CriteriaScenario.VerifyUseAsync(
            Rule,
            statements,
            types: "namespace Mine { class CriteriaChanges<TStage, TTrigger, TSubject> { public void SwitchOff(string "
                + "id) { } } }");

    [Theory]
    [InlineData("subject.Waivers.Add({|LFC3007:new Waiver(\"P-1\", \"Director\", \"It is urgent.\", default)|});")]
    [InlineData("subject.Waivers.Add({|LFC3007:new(\"P-2\", \"Director\", \"It is urgent.\", default)|});")]
    [InlineData(
        "subject.Waivers.Insert(0, {|LFC3007:new Waiver(GrantedBy: \"Director\", CriterionId: \"P-1\", Rationale: \"It "
            + "is urgent.\", GrantedAt: default)|});")]
    [InlineData(
        "_ = new Subject { Waivers = [{|LFC3007:new Waiver(\"P-1\", \"Director\", \"It is urgent.\", default)|}] };")]
    [InlineData(
        "_ = new Special { Waivers = new List<Waiver> { {|LFC3007:new Waiver(\"P-1\", \"Director\", \"It is urgent.\", "
            + "default)|} } };")]
    [InlineData(
        "new Lifecycle.Partnerships.WaiverAuthority(new Lifecycle.Partnerships.PartnershipLifecycle()).Grant(null!, "
            + "{|LFC3007:new Waiver(\"FUL-01\", \"Director\", \"It is urgent.\", default)|}, \"A. Khan\");")]
    public async Task A_mandatory_criterion_is_not_waived(string statements)
    {
        var reported = await CriteriaScenario.VerifyUseAsync(Rule, statements);

        Assert.Contains(
            "is mandatory and cannot be waived.",
            Assert.Single(reported).GetMessage(null),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("subject.Waivers.Add(new Waiver(\"P-3\", \"Director\", \"It is urgent.\", default));")]
    [InlineData("subject.Waivers.Add(new Waiver(id, \"Director\", \"It is urgent.\", default));")]
    [InlineData("subject.Waivers.Remove(new Waiver(\"P-1\", \"Director\", \"It is urgent.\", default));")]
    [InlineData("_ = new Waiver(\"P-1\", \"Director\", \"It is urgent.\", default);")]
    [InlineData("List<Waiver> waivers = [new Waiver(\"P-1\", \"Director\", \"It is urgent.\", default)];")]
    [InlineData("subject.Note(new Waiver(\"P-1\", \"Director\", \"It is urgent.\", default));")]
    [InlineData(
        "Throws(() => { subject.Waivers.Add(new Waiver(\"P-1\", \"Director\", \"It is urgent.\", default)); return 1; "
            + "});")]
    [InlineData(
        "try { subject.Waivers.Add(new Waiver(\"P-1\", \"Director\", \"It is urgent.\", default)); } catch "
            + "(InvalidOperationException) { }")]
    public Task A_waiver_that_is_not_certainly_granted_is_not_reported(string statements) =>
        CriteriaScenario.VerifyUseAsync(Rule, statements);

    [Theory]
    [InlineData(
        "[Xunit.Fact] void It_throws() { var changed = new D().With(criteria => criteria.SwitchOff(\"P-1\")); "
            + "Throws(() => changed.Graph); }")]
    [InlineData(
        "[Xunit.Fact] void It_is_refused() { new Subject().Waivers.Add(new Waiver(\"P-1\", \"Director\", \"It is "
            + "urgent.\", default)); }")]
    [InlineData(
        "[Xunit.Theory] void It_is_tested(string id) { } class Fixture { object Changed() => new D().With(criteria => "
            + "criteria.SwitchOff(\"P-1\")); }")]
    public Task Test_code_may_provoke_a_refusal(string members) => CriteriaScenario.VerifyUseAsync(Rule, "", members);
}
