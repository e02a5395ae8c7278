namespace Lifecycle;

/// <summary>The condition under which a branch is open.</summary>
internal sealed record BranchCondition<TSubject>(string Name, Func<TSubject, CriterionContext<TSubject>, bool> Holds);
