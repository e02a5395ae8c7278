namespace Lifecycle;

/// <summary>
/// A graph for code that does not know the types of its keys: the same graph with text keys, and its JSON.
/// </summary>
internal static class GraphText
{
    public static LifecycleGraph<string, string> Of<TStage, TTrigger>(
        LifecycleGraph<TStage, TTrigger> graph, LifecycleTransition<TStage, TTrigger>[][] transitionsByCell)
        where TStage : notnull
        where TTrigger : notnull
    {
        var triggers = graph.Triggers
            .Select(trigger => new LifecycleTrigger<string>(trigger.Index, trigger.Name, trigger.PayloadType))
            .ToArray();
        var stages = Stages(graph);
        var cells = new CellTable(stages.Length, triggers.Length);
        foreach (var branches in transitionsByCell)
            cells.Add(branches[0].From.Index, branches[0].Trigger.Index);

        return new(
            graph.Name,
            stages,
            triggers,
            stages[graph.InitialStage.Index],
            [.. graph.StartCriteria],
            cells,
            Array.ConvertAll(transitionsByCell, branches => Array.ConvertAll(branches, Transition)),
            [.. graph.Criteria]);

        LifecycleTransition<string, string> Transition(LifecycleTransition<TStage, TTrigger> transition) => new()
        {
            From = stages[transition.From.Index],
            Trigger = triggers[transition.Trigger.Index],
            Kind = transition.Kind,
            To = transition.To is { } to ? stages[to.Index] : null,
            DeclaredBy = stages[transition.DeclaredBy.Index],
            Condition = transition.Condition,
            Criteria = transition.Criteria,
            EventTypes = transition.EventTypes,
        };
    }

    public static GraphDocument Document<TStage, TTrigger>(LifecycleGraph<TStage, TTrigger> graph)
        where TStage : notnull
        where TTrigger : notnull => new(
        graph.Name,
        graph.InitialStage.KeyText,
        [.. graph.StartCriteria.Select(criterion => criterion.Id)],
        [.. graph.Stages.Select(Document)],
        [.. graph.Triggers.Select(trigger => new TriggerDocument(trigger.Name, trigger.PayloadType?.FullName))],
        [.. graph.Transitions.Select(Document)],
        graph.Criteria);

    private static LifecycleStage<string, string>[] Stages<TStage, TTrigger>(LifecycleGraph<TStage, TTrigger> graph)
        where TStage : notnull
        where TTrigger : notnull
    {
        var stages = graph.Stages
            .Select(stage => new LifecycleStage<string, string>(stage.Index, stage.KeyText, stage.Name)
            {
                IsTerminal = stage.IsTerminal,
                EntryCriteria = stage.EntryCriteria,
                HasEntryActions = stage.HasEntryActions,
                IsEntered = stage.IsEntered,
                DueTriggers = [.. stage.DueTriggers.Select(KeyText.Of)],
            })
            .ToArray();
        foreach (var stage in graph.Stages)
        {
            if (stage.Superstage is { } superstage)
                stages[stage.Index].PutWithin(stages[superstage.Index]);
            if (stage.InitialSubstage is { } initial)
                stages[stage.Index].InitialSubstage = stages[initial.Index];
        }

        return stages;
    }

    private static StageDocument Document<TStage, TTrigger>(LifecycleStage<TStage, TTrigger> stage)
        where TStage : notnull
        where TTrigger : notnull => new(
        stage.KeyText,
        stage.Name,
        stage.Superstage?.KeyText,
        stage.InitialSubstage?.KeyText,
        stage.IsTerminal,
        [.. stage.EntryCriteria.Select(criterion => criterion.Id)],
        [.. stage.DueTriggers.Select(KeyText.Of)]);

    private static TransitionDocument Document<TStage, TTrigger>(LifecycleTransition<TStage, TTrigger> transition)
        where TStage : notnull
        where TTrigger : notnull => new(
        transition.From.KeyText,
        transition.Trigger.Name,
        transition.Kind.ToString(),
        transition.To?.KeyText,
        transition.DeclaredBy.KeyText,
        transition.Condition,
        [.. transition.Criteria.Select(criterion => criterion.Id)]);
}
