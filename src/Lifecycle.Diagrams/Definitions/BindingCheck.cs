namespace Lifecycle.Diagrams;

/// <summary>Finds the names in a document that are bound to nothing.</summary>
internal static class BindingCheck
{
    public static void Check<TSubject>(
        LifecycleDocument document, LifecycleBindings<TSubject> bindings, DocumentFaults faults)
    {
        foreach (var criterion in document.Criteria)
        {
            Require(
                bindings.FindCriterion(criterion.Id),
                "criterion",
                criterion.Id,
                document.LocationOf(criterion),
                "Criterion");
        }

        foreach (var id in document.StartActions)
            Require(bindings.FindStartAction(id), "action of the start", id, document.Location, "StartAction");

        foreach (var trigger in document.Triggers)
        {
            if (trigger.PayloadType is { } payload)
                Require(bindings.FindPayload(payload), "payload", payload, trigger.Location, "Payload");
        }

        foreach (var stage in document.Stages)
        {
            foreach (var id in stage.EntryActions.Concat(stage.ExitActions))
                Require(bindings.FindAction(id), "action", id, stage.Location, "Action");

            foreach (var due in stage.DueTriggers)
            {
                if (due.Date is { } date)
                    Require(bindings.FindDueDate(date), "due date", date, due.Location, "DueDate");
            }

            foreach (var transition in stage.Transitions)
                Check(transition);
        }

        void Check(DocumentTransition transition)
        {
            if (transition.Condition is { } condition)
            {
                Require(
                    bindings.FindCondition(condition), "condition", condition, transition.Location, "Condition");
            }

            foreach (var id in transition.Actions)
                Require(bindings.FindAction(id), "action", id, transition.Location, "Action");

            foreach (var name in transition.Events)
                Require(bindings.FindEvent(name), "event", name, transition.Location, "Event");
        }

        void Require(object? bound, string kind, string id, Location location, string method)
        {
            if (bound is null)
                faults.Add(location, $"The {kind} {id} is bound to no code; call {method} of the bindings.");
        }
    }
}
