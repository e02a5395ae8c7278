namespace Lifecycle.Diagrams;

/// <summary>Bindings for a document of which only the graph is wanted: nothing bound here ever runs.</summary>
internal static class StandIns
{
    public static LifecycleBindings<object> For(LifecycleDocument document)
    {
        var bindings = new LifecycleBindings<object>();
        var stages = document.Stages;
        var transitions = stages.SelectMany(stage => stage.Transitions).ToArray();
        Each(document.Criteria.Select(each => each.Id), id => bindings.Criterion(id, (_, _) => throw NotBound(id)));
        Each(transitions.Select(each => each.Condition), name => bindings.Condition(name, _ => throw NotBound(name)));
        Each(
            stages.SelectMany(stage => stage.EntryActions.Concat(stage.ExitActions))
                .Concat(transitions.SelectMany(each => each.Actions)),
            id => bindings.Action(id, (_, _) => throw NotBound(id)));
        Each(document.StartActions, id => bindings.StartAction(id, (_, _) => throw NotBound(id)));
        Each(
            stages.SelectMany(stage => stage.DueTriggers).Select(due => due.Date),
            id => bindings.DueDate(id, _ => throw NotBound(id)));
        Each(
            document.Triggers.Select(trigger => trigger.PayloadType),
            name => bindings.BindPayload(name, new StandInType(name)));
        Each(
            transitions.SelectMany(each => each.Events),
            name => bindings.BindEvent(name, new(new StandInType(name), _ => throw NotBound(name))));
        return bindings;
    }

    private static void Each(IEnumerable<string?> names, Action<string> bind)
    {
        foreach (var name in names.OfType<string>().Where(name => name.Length > 0).Distinct(StringComparer.Ordinal))
            bind(name);
    }

    private static InvalidOperationException NotBound(string name) => new($"{name} is not bound.");
}
