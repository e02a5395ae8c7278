using System.Diagnostics.CodeAnalysis;

namespace Lifecycle;

/// <summary>
/// Changes the criteria of a definition from outside: adds, replaces, tightens, loosens and switches off. A mandatory
/// criterion can be neither loosened nor switched off. Faults are reported later, all at once, when the changed
/// definition is compiled. Not thread-safe.
/// </summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
/// <typeparam name="TSubject">The type of the subject.</typeparam>
public sealed class CriteriaChanges<TStage, TTrigger, TSubject>
    where TStage : notnull
    where TTrigger : notnull
{
    private readonly LifecycleDeclaration<TStage, TTrigger, TSubject> _declaration;

    internal CriteriaChanges(LifecycleDeclaration<TStage, TTrigger, TSubject> declaration) =>
        _declaration = declaration;

    /// <summary>The criteria of the definition with the changes so far, each once.</summary>
    public IReadOnlyList<CriterionDescription> Criteria =>
        [
            .. Lists()
                .SelectMany(list => list)
                .Select(criterion => criterion.Description)
                .DistinctBy(description => description.Id),
        ];

    /// <summary>Requires a criterion class for entering a stage, which some transition has to enter.</summary>
    /// <typeparam name="TCriterion">
    /// The class. Its constructor parameters come from the services of the instance.
    /// </typeparam>
    /// <param name="entering">A stage or superstage of the definition.</param>
    public CriteriaChanges<TStage, TTrigger, TSubject> Add<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TCriterion>(TStage entering)
        where TCriterion : IEntryCriterion<TSubject>
    {
        ArgumentNullException.ThrowIfNull(entering);
        var criterion = ClassCriterion.Of<TSubject, TCriterion>();
        if (_declaration.Stages.Find(stage => EqualityComparer<TStage>.Default.Equals(stage.Key, entering)) is
            { } declared)
        {
            declared.Criteria.Add(criterion);
            _declaration.PlugIns.Add((entering, criterion.Description.Id));
        }
        else
        {
            _declaration.Faults.Add(
                entering,
                null,
                $"is not declared, so {criterion.Description.Id} cannot be added to it.");
        }

        return this;
    }

    /// <summary>Requires a criterion class for a transition, on each of its branches.</summary>
    /// <typeparam name="TCriterion">
    /// The class. Its constructor parameters come from the services of the instance.
    /// </typeparam>
    /// <param name="on">The trigger.</param>
    /// <param name="from">The stage or superstage that declares the transition.</param>
    public CriteriaChanges<TStage, TTrigger, TSubject> Add<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TCriterion
    >(TTrigger on, TStage from)
        where TCriterion : IEntryCriterion<TSubject>
    {
        ArgumentNullException.ThrowIfNull(on);
        ArgumentNullException.ThrowIfNull(from);
        var criterion = ClassCriterion.Of<TSubject, TCriterion>();
        var branches = _declaration.Stages
            .Where(stage => EqualityComparer<TStage>.Default.Equals(stage.Key, from))
            .SelectMany(stage => stage.Transitions)
            .Where(transition => EqualityComparer<TTrigger>.Default.Equals(transition.Trigger, on))
            .SelectMany(transition => transition.Branches)
            .Where(branch => branch.Kind != TransitionKind.Ignore)
            .ToArray();
        if (branches.Length == 0)
            _declaration.Faults.Add(
                from,
                on,
                $"has no transition declared there, so {criterion.Description.Id} cannot be added to it.");

        foreach (var branch in branches)
            branch.Criteria.Add(criterion);
        return this;
    }

    /// <summary>Requires a criterion class for every start.</summary>
    /// <typeparam name="TCriterion">
    /// The class. Its constructor parameters come from the services of the instance.
    /// </typeparam>
    public CriteriaChanges<TStage, TTrigger, TSubject> AddToStart<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TCriterion>()
        where TCriterion : IEntryCriterion<TSubject>
    {
        _declaration.StartCriteria.Add(ClassCriterion.Of<TSubject, TCriterion>());
        return this;
    }

    /// <summary>Requires a criterion class for every transition of every stage.</summary>
    /// <typeparam name="TCriterion">
    /// The class. Its constructor parameters come from the services of the instance.
    /// </typeparam>
    public CriteriaChanges<TStage, TTrigger, TSubject> AddToEveryTransition<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TCriterion>()
        where TCriterion : IEntryCriterion<TSubject>
    {
        _declaration.EveryTransition.Add(ClassCriterion.Of<TSubject, TCriterion>());
        return this;
    }

    /// <summary>Replaces a criterion by another class.</summary>
    /// <typeparam name="TCriterion">The class. It must be mandatory if the criterion is.</typeparam>
    /// <param name="id">The id of the criterion to replace. The class may have the same id or another.</param>
    public CriteriaChanges<TStage, TTrigger, TSubject> Replace<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TCriterion>(string id)
        where TCriterion : IEntryCriterion<TSubject>
    {
        var replacement = ClassCriterion.Of<TSubject, TCriterion>();
        return Change(
            id,
            $"cannot be replaced by {replacement.Description.Id}, which is {replacement.Description.Severity}",
            _ => replacement);
    }

    /// <summary>Sets the severity of a criterion. A mandatory one must stay mandatory.</summary>
    /// <param name="id">The id of the criterion.</param>
    /// <param name="severity">The severity.</param>
    public CriteriaChanges<TStage, TTrigger, TSubject> SetSeverity(string id, Severity severity) =>
        Change(id, $"cannot become {severity}", criterion =>
            criterion.WithDescription(criterion.Description with { Severity = severity }));

    /// <summary>Switches a criterion off. A mandatory one cannot be switched off.</summary>
    /// <param name="id">The id of the criterion.</param>
    public CriteriaChanges<TStage, TTrigger, TSubject> SwitchOff(string id) =>
        Change(id, "cannot be switched off", _ => null);

    /// <summary>Replaces a criterion wherever it is required; null removes it.</summary>
    private CriteriaChanges<TStage, TTrigger, TSubject> Change(
        string id, string refusal, Func<Criterion<TSubject>, Criterion<TSubject>?> change)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        var isKnown = false;
        foreach (var list in Lists())
        {
            for (var index = list.Count - 1; index >= 0; index--)
            {
                if (list[index].Description.Id != id)
                    continue;

                isKnown = true;
                var changed = change(list[index]);
                if (list[index].Description.Severity == Severity.Mandatory
                    && changed?.Description.Severity != Severity.Mandatory)
                    _declaration.Faults.Add(null, null, $"Criterion {id} is mandatory; it {refusal}.");
                else if (changed is null)
                    list.RemoveAt(index);
                else
                    list[index] = changed;
            }
        }

        if (!isKnown)
            _declaration.Faults.Add(
                null,
                null,
                $"There is no criterion {id} to change. The criteria are "
                    + $"{BoundedList.Of(Criteria.Select(each => each.Id))}.");

        return this;
    }

    private IEnumerable<List<Criterion<TSubject>>> Lists() =>
        _declaration.Stages.SelectMany(stage => stage.Transitions
            .SelectMany(transition => transition.Branches)
            .Select(branch => branch.Criteria)
            .Prepend(stage.Criteria))
            .Prepend(_declaration.EveryTransition)
            .Prepend(_declaration.StartCriteria);
}
