namespace Lifecycle.Tests.Laws;

/// <summary>An event of a <see cref="Scenario"/>.</summary>
public abstract record ScenarioEvent;

/// <summary>A trigger is fired.</summary>
public sealed record Fire(string Trigger) : ScenarioEvent
{
    public override string ToString() => Trigger;
}

/// <summary>A fact about the subject changes between two fires.</summary>
public sealed record FactChange(int Number, Fact Value) : ScenarioEvent
{
    public override string ToString() => $"let {Number} be {Value}";
}
