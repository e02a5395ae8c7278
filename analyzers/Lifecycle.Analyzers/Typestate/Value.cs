namespace Lifecycle.Analyzers;

/// <summary>What is known of the value of an expression or a variable, in terms of an instance.</summary>
internal abstract record Value;

/// <summary>An instance. The id is the symbol or operation that it comes from.</summary>
internal sealed record InstanceValue(object Id) : Value;

/// <summary>The stage of an instance that has not moved since.</summary>
internal sealed record StageValue(object Id) : Value;

/// <summary>The result of a fire on an instance that has not moved since.</summary>
internal sealed record ResultValue(object Id, StageSet Before, Step Step) : Value;

/// <summary>The outcome in such a result.</summary>
internal sealed record OutcomeValue(ResultValue Result) : Value;

/// <summary>A truth that tells in which stages the instance can stand.</summary>
internal sealed record TruthValue(object Id, StageSet WhenTrue, StageSet WhenFalse) : Value
{
    public TruthValue Negated => new(Id, WhenFalse, WhenTrue);
}
