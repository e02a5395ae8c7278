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

    /// <summary>
    /// Requires a criterion class for entering a stage, which some transition has to enter, and for every transition
    /// that takes over what is added to the stage
    /// (<see cref="BranchBuilder{TBuilder, TNext, TStage, TTrigger, TSubject}.RequiresAdditionsTo"/>).
    /// </summary>
    /// <typeparam name="TCriterion">
    /// The class. Its constructor parameters come from the services of the instance.
    /// </typeparam>
    /// <param name="entering">A stage or superstage of the definition.</param>
    public CriteriaChanges<TStage, TTrigger, TSubject> Add<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TCriterion>(TStage entering)
        where TCriterion : IEntryCriterion<TSubject>
    {
        ArgumentNullException.ThrowIfNull(entering);
        return Add(ClassCriterion.Of<TSubject, TCriterion>(), entering);
    }

    /// <inheritdoc cref="Add{TCriterion}(TStage)" path="/*[not(self::param or self::typeparam)]"/>
    /// <param name="criterion">The class. Its constructor parameters come from the services of the instance.</param>
    /// <param name="entering">A stage or superstage of the definition.</param>
    /// <exception cref="ArgumentException">The class is not a criterion of the lifecycle's subjects.</exception>
    public CriteriaChanges<TStage, TTrigger, TSubject> Add(
        [DynamicallyAccessedMembers(ClassCriterion.Members)] Type criterion, TStage entering)
    {
        ArgumentNullException.ThrowIfNull(entering);
        return Add(ClassCriterion.Of<TSubject>(criterion), entering);
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
        return Add(ClassCriterion.Of<TSubject, TCriterion>(), on, from);
    }

    /// <inheritdoc cref="Add{TCriterion}(TTrigger, TStage)" path="/*[not(self::param or self::typeparam)]"/>
    /// <param name="criterion">The class. Its constructor parameters come from the services of the instance.</param>
    /// <param name="on">The trigger.</param>
    /// <param name="from">The stage or superstage that declares the transition.</param>
    /// <exception cref="ArgumentException">The class is not a criterion of the lifecycle's subjects.</exception>
    public CriteriaChanges<TStage, TTrigger, TSubject> Add(
        [DynamicallyAccessedMembers(ClassCriterion.Members)] Type criterion, TTrigger on, TStage from)
    {
        ArgumentNullException.ThrowIfNull(on);
        ArgumentNullException.ThrowIfNull(from);
        return Add(ClassCriterion.Of<TSubject>(criterion), on, from);
    }

    /// <summary>Requires a criterion class for every start.</summary>
    /// <typeparam name="TCriterion">
    /// The class. Its constructor parameters come from the services of the instance.
    /// </typeparam>
    public CriteriaChanges<TStage, TTrigger, TSubject> AddToStart<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TCriterion>()
        where TCriterion : IEntryCriterion<TSubject> => AddToStart(ClassCriterion.Of<TSubject, TCriterion>());

    /// <inheritdoc cref="AddToStart{TCriterion}()"/>
    /// <param name="criterion">The class. Its constructor parameters come from the services of the instance.</param>
    /// <exception cref="ArgumentException">The class is not a criterion of the lifecycle's subjects.</exception>
    public CriteriaChanges<TStage, TTrigger, TSubject> AddToStart(
        [DynamicallyAccessedMembers(ClassCriterion.Members)] Type criterion) =>
        AddToStart(ClassCriterion.Of<TSubject>(criterion));

    /// <summary>Requires a criterion class for every transition of every stage.</summary>
    /// <typeparam name="TCriterion">
    /// The class. Its constructor parameters come from the services of the instance.
    /// </typeparam>
    public CriteriaChanges<TStage, TTrigger, TSubject> AddToEveryTransition<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TCriterion>()
        where TCriterion : IEntryCriterion<TSubject> => AddToEveryTransition(ClassCriterion.Of<TSubject, TCriterion>());

    /// <inheritdoc cref="AddToEveryTransition{TCriterion}()"/>
    /// <param name="criterion">The class. Its constructor parameters come from the services of the instance.</param>
    /// <exception cref="ArgumentException">The class is not a criterion of the lifecycle's subjects.</exception>
    public CriteriaChanges<TStage, TTrigger, TSubject> AddToEveryTransition(
        [DynamicallyAccessedMembers(ClassCriterion.Members)] Type criterion) =>
        AddToEveryTransition(ClassCriterion.Of<TSubject>(criterion));

    /// <summary>Replaces a criterion by another class.</summary>
    /// <typeparam name="TCriterion">The class. It must be mandatory if the criterion is.</typeparam>
    /// <param name="id">The id of the criterion to replace. The class may have the same id or another.</param>
    public CriteriaChanges<TStage, TTrigger, TSubject> Replace<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TCriterion>(string id)
        where TCriterion : IEntryCriterion<TSubject> => Replace(ClassCriterion.Of<TSubject, TCriterion>(), id);

    /// <inheritdoc cref="Replace{TCriterion}(string)" path="/*[not(self::param or self::typeparam)]"/>
    /// <param name="criterion">The class. It must be mandatory if the criterion is.</param>
    /// <param name="id">The id of the criterion to replace. The class may have the same id or another.</param>
    /// <exception cref="ArgumentException">The class is not a criterion of the lifecycle's subjects.</exception>
    public CriteriaChanges<TStage, TTrigger, TSubject> Replace(
        [DynamicallyAccessedMembers(ClassCriterion.Members)] Type criterion, string id) =>
        Replace(ClassCriterion.Of<TSubject>(criterion), id);

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

    /// <summary>
    /// Changes the criteria for each subject by what it is, when an instance is started or resumed with it. These
    /// changes apply after all others, and a lifecycle can vary in one way only.
    /// </summary>
    /// <typeparam name="TKey">The type of the variants, such as an enum.</typeparam>
    /// <param name="choose">Chooses the variant of a subject. It must be quick and must not change the subject.</param>
    /// <param name="change">Changes the criteria for a variant. Called once for each.</param>
    public CriteriaChanges<TStage, TTrigger, TSubject> VaryBy<TKey>(
        Func<TSubject, TKey> choose, Action<CriteriaChanges<TStage, TTrigger, TSubject>, TKey> change)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(choose);
        ArgumentNullException.ThrowIfNull(change);
        if (_declaration.Variation is not null)
            _declaration.Faults.Add(null, null, "Its criteria vary in two ways; vary them in one.");
        _declaration.Variation = new(subject => choose(subject), (criteria, key) => change(criteria, (TKey)key));
        return this;
    }

    private CriteriaChanges<TStage, TTrigger, TSubject> Add(Criterion<TSubject> criterion, TStage entering)
    {
        if (_declaration.Stages.Find(stage => EqualityComparer<TStage>.Default.Equals(stage.Key, entering)) is
            { } declared)
        {
            declared.Criteria.Add(criterion);
            _declaration.PlugIns.Add((entering, criterion.Description.Id));
            foreach (var branch in Branches().Where(branch => branch.AdditionsTo.Contains(entering)))
                branch.Criteria.Add(criterion);
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

    private CriteriaChanges<TStage, TTrigger, TSubject> Add(Criterion<TSubject> criterion, TTrigger on, TStage from)
    {
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

    private CriteriaChanges<TStage, TTrigger, TSubject> AddToStart(Criterion<TSubject> criterion)
    {
        _declaration.StartCriteria.Add(criterion);
        return this;
    }

    private CriteriaChanges<TStage, TTrigger, TSubject> AddToEveryTransition(Criterion<TSubject> criterion)
    {
        _declaration.EveryTransition.Add(criterion);
        return this;
    }

    private CriteriaChanges<TStage, TTrigger, TSubject> Replace(Criterion<TSubject> replacement, string id) =>
        Change(
            id,
            $"cannot be replaced by {replacement.Description.Id}, which is {replacement.Description.Severity}",
            _ => replacement);

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

    private IEnumerable<BranchDeclaration<TStage, TTrigger, TSubject>> Branches() =>
        _declaration.Stages.SelectMany(stage => stage.Transitions).SelectMany(transition => transition.Branches);

    private IEnumerable<List<Criterion<TSubject>>> Lists() =>
        _declaration.Stages.SelectMany(stage => stage.Transitions
            .SelectMany(transition => transition.Branches)
            .Select(branch => branch.Criteria)
            .Prepend(stage.Criteria))
            .Prepend(_declaration.EveryTransition)
            .Prepend(_declaration.StartCriteria);
}
