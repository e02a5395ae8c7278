namespace Lifecycle.Analyzers.Tests.Stateless;

public class WrongArgumentsTests
{
    [Theory]
    [InlineData("{|LFC4009:m.Fire(X)|}; Check.That(got == null, \"It got something.\");")]
    [InlineData("await {|LFC4009:m.FireAsync(X)|}; Check.That(got == null, \"It got something.\");")]
    public Task A_trigger_with_parameters_fired_without_arguments_passes_defaults(string statements) =>
        MachineScenario.RunsThroughAsync(
            "LFC4009",
            "string? got = \"\"; var m = new M(A); var x = m.SetTriggerParameters<string>(X); "
                + $"m.Configure(A).Permit(X, B); m.Configure(B).OnEntryFrom(x, text => got = text); {statements}");

    [Theory]
    [InlineData("await {|LFC4009:m.FireAsync(X, 1)|};")]
    [InlineData("await {|LFC4009:m.FireAsync(X, \"a\", 1)|};")]
    public Task Arguments_of_other_types_or_number_throw(string statements) =>
        MachineScenario.ThrowsAsync<ArgumentException>(
            "LFC4009",
            "var m = new M(A); var x = m.SetTriggerParameters<string>(X); m.Configure(A).Permit(X, B); "
                + $"m.Configure(B).OnEntryFrom(x, text => {{ }}); {statements}");

    [Theory]
    [InlineData("m.Fire(x, \"a\");")]
    [InlineData("await m.FireAsync(X, \"a\");")]
    [InlineData("object text = \"a\"; await m.FireAsync(X, text);")]
    [InlineData("object[] all = [\"a\"]; await m.FireAsync(X, all);")]
    [InlineData("m.Fire(Y);")]
    public Task Matching_arguments_are_accepted(string statements) =>
        MachineScenario.RunsThroughAsync(
            "LFC4009",
            "var m = new M(A); var x = m.SetTriggerParameters<string>(X); m.Configure(A).Permit(X, B).Permit(Y, C); "
                + $"m.Configure(B).OnEntryFrom(x, text => {{ }}); {statements}");

    [Fact]
    public Task Parameters_that_no_handler_receives_may_be_omitted() =>
        MachineScenario.RunsThroughAsync(
            "LFC4009",
            "var m = new M(A); m.SetTriggerParameters<string>(X); m.Configure(A).Permit(X, B); m.Fire(X);");
}
