namespace Lifecycle.Generators;

/// <summary>Says what a transition does, for completion and hover texts.</summary>
internal static class TransitionText
{
    public static string Of(FoldedTransition transition)
    {
        var condition = transition.IsConditional ? " on a condition" : string.Empty;
        var evaluates = transition.Criteria.Length == 0
            ? string.Empty
            : $" Evaluates {string.Join(", ", transition.Criteria)}.";
        return transition.Kind switch
        {
            FoldedKind.Move => $"leads to {transition.To}{condition}.{evaluates}",
            FoldedKind.Return => $"leads back to the previous stage{condition}.{evaluates}",
            FoldedKind.ReEntry => $"enters the stage again{condition}.{evaluates}",
            FoldedKind.Stay => $"stays in the stage{condition}.{evaluates}",
            _ => "is ignored.",
        };
    }
}
