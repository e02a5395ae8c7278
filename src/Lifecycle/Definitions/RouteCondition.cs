namespace Lifecycle;

/// <summary>When a route is open.</summary>
internal sealed record RouteCondition<TSubject>(string Name, Func<TSubject, CriterionContext<TSubject>, bool> Holds);
