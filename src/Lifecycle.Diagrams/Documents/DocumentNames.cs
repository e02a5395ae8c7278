namespace Lifecycle.Diagrams;

/// <summary>Checks that the names in a document stand for something, each for one thing.</summary>
internal sealed class DocumentNames
{
    private readonly LifecycleDocument _document;
    private readonly DocumentFaults _faults;
    private readonly HashSet<string> _stages = new(StringComparer.Ordinal);
    private readonly HashSet<string> _criteria = new(StringComparer.Ordinal);
    private readonly HashSet<string> _required = new(StringComparer.Ordinal);

    private DocumentNames(LifecycleDocument document, DocumentFaults faults)
    {
        _document = document;
        _faults = faults;
    }

    public static void Check(LifecycleDocument document, DocumentFaults faults) =>
        new DocumentNames(document, faults).Check();

    private void Check()
    {
        foreach (var criterion in _document.Criteria.Where(criterion => !_criteria.Add(criterion.Id)))
        {
            _faults.Add(
                _document.LocationOf(criterion),
                $"There are two criteria with the id {criterion.Id}; list each once.");
        }

        foreach (var stage in _document.Stages.Where(stage => !_stages.Add(stage.Key)))
            _faults.Add(stage.Location, $"There are two stages with the key {stage.Key}; list each once.");

        foreach (var group in _document.Triggers.GroupBy(trigger => trigger.Key).Where(group => group.Count() > 1))
            _faults.Add(group.Last().Location, $"There are two triggers with the key {group.Key}; list each once.");

        Nesting.Check(_document, _faults);
        CheckStage(_document.InitialStage, _document.Location);
        CheckCriteria(_document.StartCriteria, _document.Location);
        CheckCriteria(_document.EveryTransition, _document.Location);
        CheckNames(_document.StartActions, "An action", _document.Location);
        foreach (var trigger in _document.Triggers)
            CheckNames([trigger.PayloadType], "A payload", trigger.Location);

        foreach (var stage in _document.Stages)
            CheckStage(stage);

        foreach (var criterion in _document.Criteria.Where(criterion => !_required.Contains(criterion.Id)))
        {
            _faults.Add(
                _document.LocationOf(criterion),
                $"No gate requires the criterion {criterion.Id}. Require it, or remove it.");
        }
    }

    private void CheckStage(DocumentStage stage)
    {
        CheckStage(stage.Superstage, stage.Location);
        CheckStage(stage.InitialSubstage, stage.Location);
        CheckCriteria(stage.EntryCriteria, stage.Location);
        if (stage.Name != stage.Key && string.IsNullOrWhiteSpace(stage.Name))
            _faults.Add(stage.Location, "The name is empty. Leave it out to use the key.");

        CheckNames(stage.EntryActions.Concat(stage.ExitActions), "An action", stage.Location);
        CheckNames(stage.DueTriggers.Select(due => due.Date), "A due date", stage.Location);
        foreach (var due in stage.DueTriggers.Where(due => due.After is null == due.Date is null))
            _faults.Add(due.Location, "A due trigger needs either a time after the entry or a date of the subject.");

        foreach (var transition in stage.Transitions)
            CheckTransition(transition);

        foreach (var branches in stage.Transitions.GroupBy(transition => transition.Trigger, StringComparer.Ordinal))
            CheckBranches([.. branches]);
    }

    private void CheckBranches(DocumentTransition[] branches)
    {
        if (branches.Length > 1 && Array.Find(branches, each => each.Kind == TransitionKind.Ignore) is { } ignored)
        {
            _faults.Add(
                ignored.Location,
                $"{ignored.Trigger} is ignored and has other branches. Ignore it alone, or use Stay.");
        }

        foreach (var hidden in branches.SkipWhile(branch => branch.Condition is not null).Skip(1))
        {
            _faults.Add(
                hidden.Location,
                $"{hidden.Trigger} has this branch behind one without a condition, so it is never taken.");
        }
    }

    private void CheckTransition(DocumentTransition transition)
    {
        CheckStage(transition.To, transition.Location);
        CheckCriteria(transition.Criteria, transition.Location);
        CheckNames(transition.Actions, "An action", transition.Location);
        CheckNames(transition.Events, "An event", transition.Location);
        if (!Enum.IsDefined(transition.Kind))
            _faults.Add(transition.Location, $"{transition.Kind} is no kind of transition.");

        if (transition.Condition is { } condition && string.IsNullOrWhiteSpace(condition))
            _faults.Add(transition.Location, "The condition has no name.");

        if (transition.Kind == TransitionKind.Move && transition.To is null)
            _faults.Add(transition.Location, "A move needs the stage that it leads to.");
        else if (transition.Kind != TransitionKind.Move && transition.To is not null)
            _faults.Add(transition.Location, $"Only a move leads to a stage that it names; this is {transition.Kind}.");

        if (transition.Kind == TransitionKind.Ignore
            && (transition.Condition is not null
                || transition.Criteria.Count + transition.Actions.Count + transition.Events.Count > 0))
        {
            _faults.Add(
                transition.Location,
                "An ignored trigger does nothing, so it has no condition, criteria, actions or events. Use Stay.");
        }
    }

    private void CheckStage(string? key, Location location)
    {
        if (key is not null && !_stages.Contains(key))
            _faults.Add(location, $"There is no stage {key}. Add it to the stages, or correct the name.");
    }

    private void CheckNames(IEnumerable<string?> names, string what, Location location)
    {
        foreach (var _ in names.Where(name => name is { Length: 0 }))
            _faults.Add(location, $"{what} has no name.");
    }

    private void CheckCriteria(IEnumerable<string> ids, Location location)
    {
        foreach (var id in ids)
        {
            _required.Add(id);
            if (!_criteria.Contains(id))
                _faults.Add(location, $"There is no criterion {id}. Add it to the criteria, or correct the id.");
        }
    }
}
