namespace Lifecycle;

/// <summary>
/// Checks that every name stands for one stage or one trigger. Reports, histories and machines know stages by their
/// display names; stores and JSON know stages and triggers by their text.
/// </summary>
internal sealed class NameChecks<TStage, TTrigger>(DefinitionFaults faults)
    where TStage : notnull
    where TTrigger : notnull
{
    public void Check(
        IEnumerable<LifecycleStage<TStage, TTrigger>> stages, IEnumerable<LifecycleTrigger<TTrigger>> triggers)
    {
        var texts = new HashSet<string>(StringComparer.Ordinal);
        var names = new Dictionary<string, LifecycleStage<TStage, TTrigger>>(StringComparer.Ordinal);
        foreach (var stage in stages)
        {
            if (stage.KeyText.Length == 0)
                AddFault(stage.KeyText, null, "is empty");
            else if (!texts.Add(stage.KeyText))
                AddFault(stage.KeyText, null, "is the text of two stages");
            else if (!names.TryAdd(stage.Name, stage))
                faults.Add(
                    stage.Key,
                    null,
                    $"is called \"{BoundedList.Name(stage.Name)}\", and so is {names[stage.Name].KeyText}; give it "
                        + "another name (Named).");
        }

        texts.Clear();
        foreach (var trigger in triggers)
        {
            if (trigger.Name.Length == 0)
                AddFault(null, trigger.Name, "is empty");
            else if (!texts.Add(trigger.Name))
                AddFault(null, trigger.Name, "is the text of two triggers");
        }
    }

    private void AddFault(string? stage, string? trigger, string what) => faults.Add(
        stage,
        trigger,
        $"{what}; make the text of each key its own, since reports, stores and JSON know it by its text.");
}
